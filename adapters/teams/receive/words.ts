/** Words that end a chat, whatever language the people around it speak. */
const ends = [
  ...['done', 'close', 'closed', 'resolve', 'resolved', 'solved'],
  ...['erledigt', 'gelöst', 'geloest', 'schließen', 'schliessen', 'geschlossen', 'abschließen', 'abschliessen'],
  ...['abgeschlossen', 'beenden', 'beendet'],
];
const end = new RegExp(`^[/!]?(${ends.join('|')})(?![\\p{L}\\p{N}])[\\s.,;:!…–—-]*(.*)$`, 'isu');

/**
 * The first word of words to the bot, without mentions, that can end a chat, and what follows it. Sentences, answers among
 * them, can begin with it.
 */
export function readEnd(words: string): { readonly word: string; readonly rest: string } | undefined {
  const [, word, rest = ''] = end.exec(words) ?? [];
  return word === undefined ? undefined : { word: word.toLowerCase(), rest };
}

const help =
  /^[/!]?(help|help me|hilfe|\?|who are you|what is this|what are you|wer bist du|wer sind sie|was ist das)[\s.!?…]*$/i;

/** Whether somebody wants to know what the bot is for. */
export function isHelp(words: string): boolean {
  return help.test(words);
}

const greetings = [
  ...[
    'hey',
    'hi',
    'hiya',
    'hello',
    'hello there',
    'hey there',
    'hi there',
    'good morning',
    'good afternoon',
    'good evening',
  ],
  ...[
    'hallo',
    'hallöchen',
    'moin',
    'moin moin',
    'servus',
    'grüezi',
    'grüß gott',
    'guten morgen',
    'guten tag',
    'guten abend',
  ],
  ...[
    'bonjour',
    'salut',
    'hola',
    'buenos días',
    'olá',
    'ciao',
    'buongiorno',
    'hoi',
    'goedendag',
    'cześć',
    'dzień dobry',
  ],
];
const greeting = new RegExp(`^(${greetings.join('|')})([\\s,]+afterword)?[^\\p{L}\\p{N}]*$`, 'iu');

/** Whether somebody says hello, and nothing else. */
export function isGreeting(words: string): boolean {
  return greeting.test(words);
}
