import { describe, expect, test } from 'vitest';
import { givenName } from '../../conversations/invitation/given-name.ts';

describe('people are greeted by their given name', () => {
  test.each([
    ['Dana', 'Dana'],
    ['Anna Müller', 'Anna'],
    ['Müller, Anna', 'Anna'],
    ['von der Heide, Jan', 'Jan'],
    ['Smith, Dr. Robin', 'Robin'],
    ['Dr. Anna-Lena Müller', 'Anna-Lena'],
    ['Frau Anna Müller', 'Anna'],
    ['Anna Müller (Globex)', 'Anna'],
    ['Anna Müller [EXT]', 'Anna'],
    ['Anna Müller | Globex (EXT)', 'Anna'],
    ['Müller, Anna (EXT)', 'Anna'],
    ['Anna Müller - Globex GmbH', 'Anna'],
    ['Anna @ Globex', 'Anna'],
    ['Dana Lopez, PhD', 'Dana'],
    ['Anna Müller 🌴', 'Anna'],
    ['Anna (she/her)', 'Anna'],
    ['Zoë', 'Zoë'],
    ['D’Arcy Jones', 'D’Arcy'],
    ['LeBron James', 'LeBron'],
    ['Дмитрий Иванов', 'Дмитрий'],
    ['  Dana  ', 'Dana'],
  ])('%s: %s', (name, given) => {
    expect(givenName(name)).toBe(given);
  });
});

describe('nobody is greeted by what is no given name', () => {
  test.each([
    undefined,
    '',
    'priya.raman | Globex (EXT)',
    'priya.raman',
    'dana@acme.example',
    'dana',
    'dana_l',
    'ada99',
    'xXDarkLordXx',
    'DanaLopez',
    'AB',
    'JD',
    'A. Smith',
    'J',
    'ANNA',
    'ACME SUPPORT',
    'Support Team',
    'Acme Support',
    'Globex GmbH',
    'Kunde',
    'Guest',
    'Frau Müller',
    'Mr. Smith',
    'Müller, ',
    '田中 太郎',
    '김민수',
    '(EXT)',
    '| Globex',
    '@channel',
    '<!channel>',
  ])('%s', (name) => {
    expect(givenName(name)).toBeUndefined();
  });

  test('a long one takes no time', () => {
    const begun = performance.now();
    for (const sign of ['(', ' - ', ', ', 'A ', '|', "A'"]) givenName(sign.repeat(100_000));
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
