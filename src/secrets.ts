import type { Config } from './config/config.ts';

/** Says that something was left out. */
const censored = '[redacted]';

/** Shorter ones would take parts of ordinary words out; no platform gives any out. */
const shortest = 4;

/** Everything in a configuration that nobody may read: tokens, signing secrets, passwords. */
export function secretsOf({ api, database, platforms }: Config): readonly string[] {
  return [...(api === undefined ? [] : [api.token]), ...passwordsOf(database), ...namedSecrets(platforms)];
}

/** As it is sent, and as it stands in the URL. */
function passwordsOf(database: Config['database']): readonly string[] {
  if (database.kind === 'embedded') return [];
  const { password, searchParams } = new URL(database.url);
  return [password, decodeURIComponent(password), searchParams.get('password') ?? ''];
}

/** What settings call a token, a secret or a password, such as `botToken`. */
function namedSecrets(settings: unknown): readonly string[] {
  if (typeof settings !== 'object' || settings === null) return [];
  return Object.entries(settings).flatMap(([key, value]) =>
    typeof value === 'string' ? (/(token|secret|password)$/i.test(key) ? [value] : []) : namedSecrets(value),
  );
}

/**
 * Takes every secret out of a text, also where it stands as it does in a URL, in a form that was sent, or in JSON.
 */
export function redacting(secrets: readonly string[]): (text: string) => string {
  const forms = new Set(secrets.filter(({ length }) => length >= shortest).flatMap(formsOf));
  // The longest first: one secret may begin with another.
  const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return (text) => text;
  const any = new RegExp(longestFirst.map(literally).join('|'), 'g');
  return (text) => text.replaceAll(any, censored);
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function formsOf(secret: string): readonly string[] {
  const inUrl = encodeURIComponent(secret.toWellFormed());
  const inForm = new URLSearchParams({ s: secret }).toString().slice('s='.length);
  const percentInLowerCase = (text: string) => text.replaceAll(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase());
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [secret, inUrl, inForm, percentInLowerCase(inUrl), percentInLowerCase(inForm), inJson];
}

/** Takes secrets out of the values of a line of JSON; its keys and numbers stay. */
export function redactingLines(redact: (text: string) => string): (line: string) => string {
  const clean = (_key: string, value: unknown) => (typeof value === 'string' ? redact(value) : value);
  // Most lines hold none: those are not read.
  return (line) => (redact(line) === line ? line : `${JSON.stringify(JSON.parse(line, clean))}\n`);
}
