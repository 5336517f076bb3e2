/** A piece of a message; `start` and `end` are where it stands in the message as it was written. */
export type Token = { readonly start: number; readonly end: number; readonly gap: Gap } & Piece;

type Piece =
  | { readonly kind: 'word'; readonly word: string /** It begins with a capital letter. */; readonly capital: boolean }
  /** A name that is known, or a mention. */
  | { readonly kind: 'name' }
  /** Digits of any script as 0-9. */
  | { readonly kind: 'digits'; readonly digits: string }
  /** Smileys too. `star`: five of them are a mark; `full`: it says a hundred. */
  | { readonly kind: 'emoji'; readonly polite: boolean; readonly star?: boolean; readonly full?: boolean }
  /** One punctuation mark or other sign; dashes are all `-`. */
  | { readonly kind: 'sign'; readonly sign: string };

/** What separates a token from the one before it; the first has a line break before it. */
export type Gap = 'none' | 'space' | 'line';

/** The characters at which the decimal digits of a script begin: Arabic-Indic, Persian, Devanagari ... */
const zeros = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0,
  0x1810,
];

const politeEmoji = /^[👍🙏👌❤🧡💛💚💙💜🖤🤍♥😊🙂😀😃😄😁😆🎉🥳💯✅✔👏🤝✌😉😍🥰🤗🙌💪☺🤩😎🌟⭐✨💐🌹😇👋🫶🔥]/u;
const politeShortcode =
  /^:(?:\+1|thumbsup|pray|ok_hand|heart|blush|smile|smiley|grinning|slightly_smiling_face|tada|100|white_check_mark|clap|handshake|wink|heart_eyes|raised_hands|muscle|wave|star|sparkles|fire|skin-tone-\d):$/;

/** In the order in which they are tried. */
const pieces = new RegExp(
  [
    /(?<space>[\s\p{Cf}\p{Cc}]+)/u,
    // Slack writes keycaps and other emoji by name.
    /:(?<named>keycap_ten|zero|one|two|three|four|five|six|seven|eight|nine):/u,
    /(?<shortcode>:(?:\+1|-1|[a-z][a-z0-9_+-]{1,40}|100):)/u,
    /(?<sad><\/3|[:;=]['’]?-?[(|/\\[](?![\p{L}\p{N}/]))/u,
    /(?<happy><3|\^\^|[:;=]['’]?-?[)DPp*\]](?![\p{L}\p{N}]))/u,
    /(?<ten>🔟)/u,
    /(?<digits>(?:[\p{Nd}①-⑨⑩]\uFE0F?\u20E3?)+)/u,
    /(?<fraction>[¼-¾⅐-⅟↉])/u,
    /(?<word>\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*)/u,
    /(?<emoji>\p{RI}{2}|\p{Extended_Pictographic}(?:\uFE0E|\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*)/u,
    /(?<sign>.)/su,
  ]
    .map((piece) => piece.source)
    .join('|'),
  'gsu',
);

/** @param names words of names that are known, as `foldWord` makes them: only with a capital letter are they names */
export function tokenize(text: string, names: ReadonlySet<string> = noNames): Token[] {
  const tokens: Token[] = [];
  let gap: Gap = 'line';
  for (const match of text.matchAll(pieces)) {
    const groups: Groups = match.groups ?? {};
    if (groups.space !== undefined) {
      if (/[\n\r\u2028\u2029]/.test(groups.space)) gap = 'line';
      else if (gap === 'none' && /\s/.test(groups.space)) gap = 'space';
      continue;
    }
    const start = match.index;
    const end = start + match[0].length;
    const piece = kindOf(groups, match[0]);
    if (piece.kind === 'word' && gap === 'none' && isSign(tokens.at(-1), '@') && tokens.at(-1)?.gap !== 'none') {
      const at = tokens.pop();
      tokens.push({ start: at?.start ?? start, end, gap: at?.gap ?? gap, kind: 'name' });
    } else {
      const isName = piece.kind === 'word' && piece.capital && names.has(piece.word);
      tokens.push({ start, end, gap, ...(isName ? { kind: 'name' } : piece) });
    }
    gap = 'none';
  }
  return tokens;
}

const noNames: ReadonlySet<string> = new Set();

export function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.sign === sign;
}

/** How words are compared: case, apostrophes and compatibility forms do not matter. */
export function foldWord(word: string): string {
  return word.normalize('NFKC').toLowerCase().replaceAll(/['’]/g, '');
}

type Group = 'space' | 'named' | 'shortcode' | 'sad' | 'happy' | 'ten' | 'digits' | 'fraction' | 'word' | 'emoji';
type Groups = { readonly [Name in Group]?: string | undefined };

function kindOf(groups: Groups, text: string): Piece {
  if (groups.named !== undefined) return named(groups.named);
  if (groups.shortcode !== undefined) return { kind: 'emoji', polite: politeShortcode.test(text), ...marking(text) };
  if (groups.sad !== undefined) return { kind: 'emoji', polite: false };
  if (groups.happy !== undefined) return { kind: 'emoji', polite: true };
  if (groups.ten !== undefined) return { kind: 'digits', digits: '10' };
  if (groups.digits !== undefined) return { kind: 'digits', digits: plainDigits(text) };
  // Half of anything is a decimal: after a digit it reads as one.
  if (groups.fraction !== undefined) return { kind: 'sign', sign: '½' };
  if (groups.word !== undefined) return { kind: 'word', word: foldWord(text), capital: /^\p{Lu}/u.test(text) };
  if (groups.emoji !== undefined) return { kind: 'emoji', polite: politeEmoji.test(text), ...marking(text) };
  return { kind: 'sign', sign: /[\p{Pd}−]/u.test(text) ? '-' : text.normalize('NFKC') };
}

function marking(text: string) {
  return { star: /^(?:[⭐🌟★]|:star2?:)/u.test(text), full: /^(?:💯|:100:)/u.test(text) };
}

function named(name: string): Piece {
  if (name === 'keycap_ten') return { kind: 'digits', digits: '10' };
  const names = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
  return { kind: 'digits', digits: String(names.indexOf(name)) };
}

function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\uFE0F\u20E3]/g, '')
    .replaceAll(/[^0-9]/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = zeros.find((start) => code >= start && code < start + 10);
      // A script without a place above: a digit that no score has.
      return zero === undefined ? '99' : String(code - zero);
    });
}
