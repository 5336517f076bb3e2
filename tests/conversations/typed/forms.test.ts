import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scores } from '../../../conversations/numbers/score.ts';
import { readTyped, type Typed } from '../../../conversations/typed/read.ts';

/** One line per message: what it is, then the score or nothing, then the reason or nothing. */
type Row = readonly [message: string, meant: number | 'ambiguous' | 'stop' | 'pleasantry' | 'words', reason?: string];

const tables: Readonly<Record<string, readonly Row[]>> = {
  'a number alone': [
    ['8', 8],
    ['0', 0],
    ['10', 10],
    [' 8 ', 8],
    ['10!!', 10],
    ['10.', 10],
    ['8?', 8],
    ['"9"', 9],
    ['*8*', 8],
    ['_7_', 7],
    ['(6)', 6],
    ['- 8', 8],
    ['+8', 8],
    ['~8', 8],
    ['8.0', 8],
    ['7,0', 7],
    ['\n\n5\n', 5],
    ['\u200B8\uFEFF', 8],
  ],
  'a number with its scale': [
    ['8/10', 8],
    ['8 / 10', 8],
    ['10/10!', 10],
    ['0/10', 0],
    ['8 out of 10', 8],
    ['ten out of ten', 10],
    ['Nine/Ten', 9],
    ['8 of 10', 8],
    ['8 on a scale of 0 to 10', 8],
    ['On a scale of 1 to 10, I would say 8', 8],
    ['8 points', 8],
    ['0 points from me', 0],
  ],
  'a correction': [
    ['actually 3', 3],
    ['Actually, a 3', 3],
    ['change to 4', 4],
    ['please change it to 4', 4],
    ['I meant 9', 9],
    ['sorry, I mean 9', 9],
    ['make it a 5', 5],
    ['doch 3', 3],
    ['doch eher eine 3', 3],
    ['Ich meinte 9', 9],
    ['Sorry, das sollte eine 2 sein', 2],
  ],
  'a number in words': [
    ['eight', 8],
    ['Eight!', 8],
    ['ZERO', 0],
    ['zero', 0],
    ['nine :)', 9],
    ['ｔｅｎ', 10],
  ],
  'digits of other kinds': [
    ['7️⃣', 7],
    ['1️⃣0️⃣', 10],
    ['0️⃣', 0],
    ['🔟', 10],
    [':keycap_ten:', 10],
    [':seven:', 7],
    ['８', 8],
    ['１０', 10],
    ['٧', 7],
    ['١٠', 10],
    ['۴', 4],
    ['९', 9],
    ['১০', 10],
    ['⑧', 8],
    ['𝟗', 9],
    ['๕', 5],
  ],
  'led in': [
    ["I'd say 9", 9],
    ['I’d say 9', 9],
    ['id say 9', 9],
    ['I would give it a 9', 9],
    ["I'd rate your support an 8", 8],
    ['a solid 7', 7],
    ['definitely a 10', 10],
    ['score: 4', 4],
    ['Score = 4', 4],
    ['My rating is 6.', 6],
    ['hmm... 6', 6],
    ['ok, 8', 8],
    ['Hi! 8', 8],
    ['maybe 5', 5],
    ['about an 8', 8],
    ['👍 9', 9],
    ['5 I guess', 5],
    ['10 for sure!', 10],
    ['I am giving you a 9', 9],
    ['thanks 9', 9],
    ['8 is my score', 8],
    ['6 or so', 6],
    ['9 XD', 9],
    ['8 (eight)', 8],
    ['10! 10!', 10],
  ],
  'with a reason': [
    ['a solid 7 because you were slow', 7, 'you were slow'],
    ['9, great support', 9, 'great support'],
    ['7 - slow', 7, 'slow'],
    ['7: slow', 7, 'slow'],
    ['7 – slow', 7, 'slow'],
    ['7; slow', 7, 'slow'],
    ['0. Never again!', 0, 'Never again!'],
    ['8\nIt took a while\nbut it works', 8, 'It took a while\nbut it works'],
    ['3 (nobody answered)', 3, '(nobody answered)'],
    ['6 but the app is slow', 6, 'but the app is slow'],
    ['9 for the quick answer', 9, 'for the quick answer'],
    ['9 great support', 9, 'great support'],
    ['8/10 because it took 3 days', 8, 'it took 3 days'],
    ['8 out of 10, you fixed it in 5 minutes', 8, 'you fixed it in 5 minutes'],
    ['10/10 would recommend', 10, 'would recommend'],
    ['9, 2 people helped me', 9, '2 people helped me'],
    ['nine. Ärger mit dem “Login” ½ Tag', 9, 'Ärger mit dem “Login” ½ Tag'],
    ['2 👎', 2, '👎'],
    ['9 😀 so fast', 9, '😀 so fast'],
    ['7, cause', 7, 'cause'],
    ['4 because: SLOW', 4, 'SLOW'],
    ['8 & fast', 8, 'fast'],
    ['8 &fast', 8, 'fast'],
    ['8/10 & quick', 8, 'quick'],
    ['nine & kind people', 9, 'kind people'],
  ],
  'politeness is no reason': [
    ['9, thanks!', 9],
    ['10 thank you so much 🙏', 10],
    ['8 👍', 8],
    ['10 🎉🎉', 10],
    ['Thanks! 10', 10],
    ['thank you so much, 9!', 9],
    ['7 please', 7],
    ['9 :)', 9],
    ['8, bye', 8],
    ['8 & nice', 8],
    ['8 & thanks', 8],
  ],
  'a score that closes the message: the whole message is the reason': [
    ['Great service! 10/10', 10, 'Great service! 10/10'],
    ['Great service 10/10', 10, 'Great service 10/10'],
    ['Support was really slow 3/10', 3, 'Support was really slow 3/10'],
    ['You were slow, so a 4', 4, 'You were slow, so a 4'],
    ['too slow, 4', 4, 'too slow, 4'],
    ['Nobody answered.\n0', 0, 'Nobody answered.\n0'],
    ['I waited 10 minutes. 3/10', 3, 'I waited 10 minutes. 3/10'],
    [
      'The agent was lovely and I would call that 9 out of 10',
      9,
      'The agent was lovely and I would call that 9 out of 10',
    ],
  ],
  'looks like an answer but is not one score': [
    ['55', 'ambiguous'],
    ['11', 'ambiguous'],
    ['100', 'ambiguous'],
    ['3.5', 'ambiguous'],
    ['7,5', 'ambiguous'],
    ['.5', 'ambiguous'],
    ['8½', 'ambiguous'],
    ['8 ½', 'ambiguous'],
    ['7 and a half', 'ambiguous'],
    ['between 6 and 8', 'ambiguous'],
    ['Somewhere between six and eight.', 'ambiguous'],
    ['7 or 8', 'ambiguous'],
    ['7 & 8', 'ambiguous'],
    ['7 &8', 'ambiguous'],
    ['7 & a half', 'ambiguous'],
    ['7 or maybe 8', 'ambiguous'],
    ['seven or eight', 'ambiguous'],
    ['6-8', 'ambiguous'],
    ['6 - 8', 'ambiguous'],
    ['6–8', 'ambiguous'],
    ['6 to 8', 'ambiguous'],
    ['7/8', 'ambiguous'],
    ['7, 8', 'ambiguous'],
    ['7 8', 'ambiguous'],
    ['5, 6 or 7', 'ambiguous'],
    ['8, maybe 9', 'ambiguous'],
    ['7, could be 8', 'ambiguous'],
    ['8 (nine)', 'ambiguous'],
    ['3/10 files uploaded', 'ambiguous'],
    ['-1', 'ambiguous'],
    ['−1', 'ambiguous'],
    ['minus one', 'ambiguous'],
    ['10/5', 'ambiguous'],
    ['4/5', 'ambiguous'],
    ['11/10', 'ambiguous'],
    ['4 out of 5', 'ambiguous'],
    ['5 stars', 'ambiguous'],
    ['four stars!', 'ambiguous'],
    ['8+', 'ambiguous'],
    ['at least 8', 'ambiguous'],
    ['eleven', 'ambiguous'],
    ['00', 'ambiguous'],
    ['08', 'ambiguous'],
    ['7 or 8, you were quick', 'ambiguous'],
    ['It was fine, 7 or 8', 'ambiguous'],
    ['2 of 10 attempts failed', 'ambiguous'],
  ],
  'a number that belongs to something else': [
    ['I waited 10 minutes', 'words'],
    ['order 7 is missing', 'words'],
    ['version 8 crashes', 'words'],
    ['call me at 5', 'words'],
    ['2 more questions', 'words'],
    ['it still fails with error 3', 'words'],
    ['10 minutes', 'words'],
    ['10min', 'words'],
    ['5 times already', 'words'],
    ['8am', 'words'],
    ['8:30', 'words'],
    ['at 8', 'words'],
    ['3rd try', 'words'],
    ['5€', 'words'],
    ['$5', 'words'],
    ['5 %', 'words'],
    ['80%', 'words'],
    ['#7', 'words'],
    ['v8', 'words'],
    ['7-day trial', 'words'],
    ['5.5 hours', 'words'],
    ['55 people', 'words'],
    ['7 or 8 times it crashed', 'words'],
    ['7 & 8 are broken', 'words'],
    ['8&x', 'words'],
    ['7&8', 'words'],
    ['9 & 2 people helped me', 'words'],
    ['Q&A 8', 'words'],
    ['3/10/2024', 'words'],
    ['10.10.2024', 'words'],
    ['my order from 3/10', 'words'],
    ['stuck at step 3/10', 'words'],
    ['48213', 'words'],
    ['2024', 'words'],
    ['+49 170 1234567', 'words'],
    ['8 800 555 35 35', 'words'],
    ['1.2.3', 'words'],
    ['1. open the app\n2. it crashes', 'words'],
    ['1) the app crashes 2) the site too', 'words'],
    ['this one', 'words'],
    ['one moment', 'words'],
    ['the 3 of us have this', 'words'],
    ['my 2 cents', 'words'],
    ['I have 2 questions, 5', 'words'],
    ['Did you mean step two, 5?', 'words'],
    ['https://example.com/8', 'words'],
    ['24/7 support', 'words'],
    ['not a 10', 'words'],
  ],
  'never again': [
    ['stop', 'stop'],
    ['STOP!', 'stop'],
    ['Please stop.', 'stop'],
    ['unsubscribe', 'stop'],
    ['stop asking me', 'stop'],
    ["don't ask again", 'stop'],
    ['don’t ask me again!!', 'stop'],
    ['dont ask again', 'stop'],
    ["I'm busy, don't ask me again.", 'stop'],
    ['Leave me alone', 'stop'],
    ['please just stop asking me, thanks', 'stop'],
    ['no more surveys please', 'stop'],
    ['opt out', 'stop'],
    ['can you stop asking me?', 'stop'],
    ['How do I stop the server?', 'words'],
    ['stop the subscription on my account', 'words'],
    ['Please stop it, the server is on fire', 'words'],
    ["it doesn't stop", 'words'],
    ['the bus stop', 'words'],
  ],
  'a polite close': [
    ['thanks!', 'pleasantry'],
    ['thank you so much 🙏', 'pleasantry'],
    ['ok', 'pleasantry'],
    ['OK.', 'pleasantry'],
    ['bye', 'pleasantry'],
    ['perfect, thanks', 'pleasantry'],
    ['👍', 'pleasantry'],
    ['👍🏽', 'pleasantry'],
    [':+1:', 'pleasantry'],
    [':+1::skin-tone-2:', 'pleasantry'],
    ['❤️', 'pleasantry'],
    ['<3', 'pleasantry'],
    [':)', 'pleasantry'],
    ['Great, thank you very much for your help!', 'pleasantry'],
    ['no thanks', 'pleasantry'],
    ["that's all, bye", 'pleasantry'],
    ['thx 😊', 'pleasantry'],
  ],
  'anything else': [
    ['', 'words'],
    ['   ', 'words'],
    ['...', 'words'],
    ['?', 'words'],
    [':(', 'words'],
    ['😡', 'words'],
    ['👍👎', 'words'],
    ['ok?', 'words'],
    ['yes', 'words'],
    ['thanks, but it still does not work', 'words'],
    ['perfect storm', 'words'],
    ['I love it', 'words'],
    ['hello', 'words'],
    ['很好', 'words'],
  ],
  German: [
    ['acht', 8],
    ['Null', 0],
    ['fünf', 5],
    ['fu\u0308nf', 5],
    ['8 von 10', 8],
    ['acht von zehn', 8],
    ['8 Punkte', 8],
    ['Ich würde eine 8 geben', 8],
    ['eine 9 von mir', 9],
    ['eine glatte 7, weil ihr langsam wart', 7, 'ihr langsam wart'],
    ['9, weil es schnell ging', 9, 'es schnell ging'],
    ['6 aber es dauerte', 6, 'aber es dauerte'],
    ['10 danke!', 10],
    ['10 von 10 gerne wieder', 10, 'gerne wieder'],
    ['8 würde ich sagen', 8],
    ['Nicht gut, 3', 3, 'Nicht gut, 3'],
    ['Danke euch! 10', 10],
    ['Auf einer Skala von 0 bis 10 eine 9', 9],
    ['zwischen 6 und 8', 'ambiguous'],
    ['7 oder 8', 'ambiguous'],
    ['6 bis 8', 'ambiguous'],
    ['siebeneinhalb', 'ambiguous'],
    ['elf', 'ambiguous'],
    ['Note 2', 'ambiguous'],
    ['4 Sterne', 'ambiguous'],
    ['mindestens 8', 'ambiguous'],
    ['7 & eine halbe', 'ambiguous'],
    ['8 Minuten', 'words'],
    ['Bestellung 7 fehlt', 'words'],
    ['noch 2 Fragen', 'words'],
    ['um 8 Uhr', 'words'],
    ['die Rechnung vom 3/10', 'words'],
    ['stopp', 'stop'],
    ['Bitte nicht mehr fragen!', 'stop'],
    ['Lasst mich in Ruhe', 'stop'],
    ['danke!', 'pleasantry'],
    ['Vielen Dank für die schnelle Hilfe 😊', 'pleasantry'],
    ['Alles klar, tschüss', 'pleasantry'],
    ['Schönes Wochenende!', 'pleasantry'],
    ['nein danke', 'pleasantry'],
    ['danke, aber es geht nicht', 'words'],
  ],
};

function expected([, meant, reason]: Row): unknown {
  if (typeof meant === 'string') return { kind: meant };
  return reason === undefined ? { kind: 'score', score: meant } : { kind: 'score', score: meant, reason };
}

describe.each(Object.entries(tables))('%s', (_, rows) => {
  it.each(rows.map((row) => [JSON.stringify(row[0]), row] as const))('%s', (_name, row) => {
    expect(readTyped(row[0])).toEqual(expected(row));
  });
});

describe('languages', () => {
  it.each([
    ['acht', ['de'], { kind: 'score', score: 8 }],
    ['acht', ['de-AT'], { kind: 'score', score: 8 }],
    ['acht', ['en'], { kind: 'words' }],
    ['eight', ['de'], { kind: 'score', score: 8 }],
    ['acht', ['fr'], { kind: 'score', score: 8 }],
    ['acht', [], { kind: 'score', score: 8 }],
    ['8', ['xx'], { kind: 'score', score: 8 }],
  ] as const)('%s with %j', (message, languages, meant) => {
    expect(readTyped(message, languages)).toEqual(meant);
  });
});

const numbersIn = {
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  de: ['null', 'eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn'],
};

/** Every way in which a score is written in the tables above. */
const forms: readonly ((score: number) => string)[] = [
  (score) => `${score}`,
  (score) => `${score}/10`,
  (score) => `${score} / 10`,
  (score) => `${score} out of 10`,
  (score) => `${score} von 10`,
  (score) => `${numbersIn.en[score]}`,
  (score) => `${numbersIn.de[score]}`,
  (score) => `${numbersIn.en[score]} out of ten`,
  (score) => `${numbersIn.de[score]} von zehn`,
  (score) => `I'd say ${score}`,
  (score) => `a solid ${score}`,
  (score) => `eine glatte ${score}`,
  (score) => `score: ${score}`,
  (score) => (score === 10 ? '🔟' : `${score}\uFE0F\u20E3`),
  (score) => `${score}`.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (score) => `${score}`.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
  (score) => `${score}`.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x966 + Number(digit))),
];

const aScore = fc.constantFrom(...scores);
const aForm = fc.constantFrom(...forms);
const spaces = fc.stringMatching(/^[ \t\n]{0,5}$/);

describe('laws', () => {
  it('reads every score in every form as itself', () => {
    for (const score of scores) {
      for (const form of forms)
        expect([form(score), readTyped(form(score))]).toEqual([form(score), { kind: 'score', score }]);
    }
  });

  it('does not mind letter case, or space and punctuation around a score', () => {
    const ends = fc.stringMatching(/^[!.…)"*~ \n]{0,6}$/);
    const begins = fc.stringMatching(/^[("* \n]{0,4}$/);
    fc.assert(
      fc.property(aScore, aForm, begins, ends, fc.boolean(), (score, form, before, after, loud) => {
        const written = loud ? form(score).toUpperCase() : form(score);
        expect(readTyped(before + written + after)).toEqual({ kind: 'score', score });
      }),
    );
  });

  it('reads the same with white space around', () => {
    const messages = Object.values(tables).flatMap((rows) => rows.map(([message]) => message));
    fc.assert(
      fc.property(fc.constantFrom(...messages), spaces, spaces, (message, before, after) => {
        expect(readTyped(before + message + after)).toEqual(readTyped(message));
      }),
    );
  });

  it('keeps every word of what follows a score', () => {
    const word = fc.stringMatching(/^[b-df-hj-np-tv-z]{9,12}$/);
    fc.assert(
      fc.property(aScore, aForm, fc.array(word, { minLength: 1, maxLength: 300 }), (score, form, said) => {
        const reason = said.join(' ');
        expect(readTyped(`${form(score)}, ${reason}`)).toEqual({ kind: 'score', score, reason });
      }),
    );
  });

  it('never reads two different scores as one', () => {
    fc.assert(
      fc.property(
        aScore,
        aScore,
        fc.constantFrom(' or ', '-', ' - ', ' to ', ', ', ' ', ' oder ', ' bis '),
        (a, b, between) => {
          fc.pre(a !== b);
          expect(readTyped(`${a}${between}${b}`)).toEqual({ kind: 'ambiguous' });
        },
      ),
    );
  });

  it('never throws, whatever is written', () => {
    const scraps = fc.constantFrom(
      ...'0159/.,-+½:()\n #%’\'"😀🔟\uFE0F\u20E3\u200D\uD83D٣९',
      'ten',
      ' of ',
      'stop',
      'or',
      'thanks',
      'I',
      'say',
    );
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(scraps).map((parts) => parts.join('')),
    );
    const kinds: readonly Typed['kind'][] = ['score', 'ambiguous', 'stop', 'pleasantry', 'words'];
    fc.assert(
      fc.property(anything, (message) => {
        const read = readTyped(message);
        expect(kinds).toContain(read.kind);
        if (read.kind === 'score') expect(scores).toContain(read.score);
        if (read.kind === 'score' && read.reason !== undefined) expect(message).toContain(read.reason);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('long messages', () => {
  it('keep a reason of any length', () => {
    const reason = 'The answer came late. '.repeat(2_000).trim();
    expect(readTyped(`7, ${reason}`)).toEqual({ kind: 'score', score: 7, reason });
  });

  it('are not read to the end', () => {
    expect(readTyped(`${'so many words '.repeat(3_000)}10/10`)).toEqual({ kind: 'words' });
  });

  it('are not misread where reading ends', () => {
    for (let padding = 570; padding < 610; padding += 1) {
      expect(
        readTyped(`I say${' '.repeat(padding)}10 minutes, which is far too long to wait for anybody`).kind,
      ).not.toBe('score');
    }
  });

  it.each([
    ['digits', '1'],
    ['keycaps', '1\uFE0F\u20E3'],
    ['spaced digits', '1 '],
    ['letters', 'a'],
    ['apostrophes', "a'"],
    ['colons', ':'],
    ['shortcode beginnings', ':a'],
    ['emoji', '👍🏽'],
    ['joined emoji', '👩\u200D'],
    ['spaces', ' '],
    ['line breaks', '\n'],
    ['marks', '\u0301'],
    ['leads', 'I say '],
    ['stop words', 'please stop '],
    ['thanks', 'thanks '],
    ['alternatives', '7 or '],
    ['slashes', '8/'],
    ['lone surrogates', '\uD83D'],
  ])('take no longer when made of %s', (_, piece) => {
    const message = piece.repeat(Math.ceil(40_000 / piece.length));
    readTyped(message);
    const began = performance.now();
    readTyped(message);
    readTyped(`8 ${message}`);
    readTyped(`${message} 8`);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('a last score with a wish to stop', () => {
  it.each([
    ['0, stop asking me', 0],
    ['5\nunsubscribe', 5],
  ])('%j is both', (message, score) => {
    expect(readTyped(message)).toEqual({ kind: 'stop', score });
  });
});
