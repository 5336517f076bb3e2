import { describe, expect, test } from 'vitest';
import { readAgent } from '../../../conversations/typed/agent.ts';

/** What people of a team write when a chat is over. None of it may take the question back. */
const farewells = [
  "You're welcome!",
  'Glad I could help!',
  "Glad we could sort that out for you, and sorry again for the trouble it caused. If there's anything else, just shout!",
  'Happy to help, Dana. Have a great rest of your day!',
  'Please rate us!',
  'Could you please rate our chat? It only takes a second and helps the whole team a lot.',
  'How likely are you to recommend us? There is a question above, I would be grateful for your honest score.',
  'Is there anything else I can help you with?',
  "I'm closing this ticket now. Feel free to reach out if you run into any more problems with the printer.",
  'Thanks for reaching out to us today and for your patience with all of this!',
  'Thanks!',
  'The refund of 20 € is on its way to your card and should be there by Friday. Have a nice day!',
  ':+1:',
  '👍',
  'Great',
  'Perfect, enjoy your weekend',
  'Schönen Tag noch!',
  'Gern geschehen, schönen Feierabend!',
  'Freut mich, dass es jetzt wieder läuft. Bei weiteren Fragen melden Sie sich gerne jederzeit bei uns.',
  'Ich schließe das Ticket dann jetzt hier.',
  'Wir würden uns sehr über eine ehrliche Bewertung von Ihnen freuen!',
  'Kann ich sonst noch etwas für Sie tun?',
  'De rien, bonne journée !',
  'De nada, que tenga un buen día',
  'Por nada, qualquer coisa é só chamar!',
  'Prego, buona giornata!',
  'Graag gedaan, fijne dag nog!',
  'Nie ma za co, miłego dnia!',
];

/** The chat goes on. */
const goesOn = [
  'Does it work now?',
  'Could you send me a screenshot of the error?',
  'Thanks, could you send me the log as well?',
  'One moment, let me check.',
  "Hm, I'll look into it",
  'Glad I could help! One more thing: which version of the app are you on?',
  'Reopening this, sorry.',
  'Einen Moment bitte, ich schaue nach.',
  'Können Sie mir bitte die Bestellnummer schicken?',
  'Un instant, je vérifie.',
  'Sprawdzam to jeszcze raz',
];

const told = [
  'The new cable will arrive on Friday before noon, the driver calls you an hour before.',
  'Der Techniker kommt am Freitag zwischen acht und zwölf Uhr zu Ihnen ins Büro.',
];

describe('what somebody of the team says in a chat that has ended', () => {
  test.each(farewells)('says nothing of it: %s', (text) => expect(readAgent(text)).toBe('nothing'));
  test.each(goesOn)('goes on: %s', (text) => expect(readAgent(text)).toBe('goesOn'));
  test.each(told)('tells something: %s', (text) => expect(readAgent(text)).toBe('told'));
  test('long and odd texts are read in no time', () => {
    const begun = performance.now();
    for (const text of ['have a '.repeat(50_000), 'a-'.repeat(50_000), '?'.repeat(50_000), '', ' \n '])
      readAgent(text, { names: ['Dana'] });
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
