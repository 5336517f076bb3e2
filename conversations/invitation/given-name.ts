/**
 * The name by which somebody is greeted, out of the one under which a platform knows them: "Müller, Anna | Globex (EXT)" is
 * Anna. Undefined where none can be told for sure: an address, a handle, initials, a department. Nobody is greeted by a guess.
 */
export function givenName(name: string | undefined): string | undefined {
  if (name === undefined || /\S@\S/.test(name)) return undefined;
  const plain = withoutDecorations(name);
  const [first = '', ...rest] = plain.split(',').map((part) => part.trim());
  const isTurned = rest.length > 0 && wordsOf(first).filter(isNoParticle).length === 1;
  const words = wordsOf(isTurned ? (rest[0] ?? '') : first);
  const bare = words.filter((word) => !titles.has(keyOf(word)));
  // Behind "Mr" or "Frau" alone stands a family name.
  if (!isTurned && words.length > bare.length && bare.length < 2) return undefined;
  const given = bare[0];
  if (given === undefined || [...wordsOf(first), ...bare].some((word) => nobodys.has(keyOf(word)))) return undefined;
  return isGivenName(given, bare.length + (isTurned ? 1 : 0)) ? given : undefined;
}

/** What is put around a name: a company, a remark, a pronoun, a picture. */
function withoutDecorations(name: string): string {
  return name
    .slice(0, 200)
    .normalize('NFC')
    .replace(/[([{<（【][^)\]}>）】]*[)\]}>）】]?/gu, ' ')
    .replace(/\s[-–—@]+\s.*$|\s*[|/\\•·:;~].*$/su, ' ')
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u200d\ufe0f]|["“”„*]/gu, ' ')
    .trim();
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function keyOf(word: string): string {
  return word.toLowerCase().replaceAll('.', '');
}

/** A name begins with a capital and goes on in small letters, as "Zoë", "Anna-Lena", "D’Arcy" or "Дмитрий" do. */
function isGivenName(word: string, among: number): boolean {
  if (!/^\p{Lu}[\p{L}\p{M}'’-]*\p{L}\p{M}*$/u.test(word)) return false;
  // Where the family name comes first, nobody can tell, and a family name alone is no greeting.
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(word)) return false;
  if (!/\p{Ll}/u.test(word)) return false;
  // One word in several capitals is more often a handle than a name.
  return among > 1 || !/\p{Ll}\p{Lu}/u.test(word);
}

function isNoParticle(word: string): boolean {
  return !particles.has(keyOf(word));
}

const particles = new Set([
  'von',
  'van',
  'de',
  'der',
  'den',
  'di',
  'da',
  'del',
  'della',
  'du',
  'la',
  'le',
  'el',
  'al',
  'zu',
]);

const titles = new Set([
  ...['mr', 'mrs', 'ms', 'mx', 'miss', 'sir', 'dr', 'prof', 'professor', 'herr', 'frau', 'mag', 'ing', 'dipl-ing'],
  ...['madame', 'monsieur', 'mme', 'sr', 'sra', 'señor', 'señora', 'sig', 'signora', 'pan', 'pani'],
]);

/** Words that no person is called by, and that stand in names of companies, departments and accounts. */
const nobodys = new Set([
  ...[
    'support',
    'team',
    'service',
    'services',
    'helpdesk',
    'desk',
    'sales',
    'admin',
    'administrator',
    'info',
    'office',
  ],
  ...[
    'customer',
    'client',
    'guest',
    'user',
    'unknown',
    'anonymous',
    'account',
    'test',
    'bot',
    'app',
    'it',
    'hr',
    'the',
  ],
  ...['kunde', 'kundin', 'gast', 'vertrieb', 'buchhaltung', 'benutzer', 'nutzer', 'unbekannt', 'zentrale', 'deleted'],
  ...[
    'inc',
    'ltd',
    'llc',
    'llp',
    'gmbh',
    'ag',
    'kg',
    'se',
    'corp',
    'co',
    'company',
    'group',
    'sarl',
    'bv',
    'plc',
    'phd',
  ],
  ...[
    'department',
    'abteilung',
    'einkauf',
    'marketing',
    'finance',
    'billing',
    'accounting',
    'operations',
    'engineering',
  ],
]);
