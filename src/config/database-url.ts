import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Correction } from '../../adapters/platform.ts';

/** How a connection is encrypted, as PostgreSQL's own library understands it. Source: PostgreSQL 18, section 32.19 (SSL support). */
const modes = ['disable', 'require', 'verify-ca', 'verify-full'] as const;

const form =
  'Write postgres://user:password@host:5432/database, with special characters of the password percent-encoded.';
const tls =
  'Write sslmode=verify-full (with sslrootcert=/path/to/ca.pem for a private authority), sslmode=require to encrypt without looking at the certificate, or sslmode=disable.';

/**
 * Reads DATABASE_URL, and looks whether the files that it names can be read. node-postgres 8 takes every `sslmode` for
 * verify-full and warns of it on each start; here they mean what they mean in psql, and in node-postgres 9.
 *
 * @returns the address as node-postgres is to be given it; or what is wrong, which never contains the password.
 */
export function readDatabaseUrl(written: string, cwd: string): { readonly url: string } | Correction {
  const url = /^postgres(ql)?:\/\//.test(written) ? URL.parse(written) : null;
  if (url === null) return { wrong: 'is not the URL of a PostgreSQL database', right: form };
  if (![url.username, url.password, url.hostname, url.pathname].every(isEncoded))
    return { wrong: 'has a percent sign that begins no character', right: form };
  const { searchParams } = url;
  const wrong = whyNotEncrypted(searchParams) ?? takeFiles(searchParams, cwd);
  if (wrong !== undefined) return wrong;
  if (!searchParams.has('sslmode')) return { url: searchParams.size === 0 ? written : url.href };
  searchParams.set('uselibpqcompat', 'true');
  return { url: url.href };
}

function isEncoded(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

function whyNotEncrypted(parameters: URLSearchParams): Correction | undefined {
  const ssl = parameters.get('ssl');
  if (ssl !== null && !['true', '1'].includes(ssl)) return { wrong: `has ssl=${ssl}`, right: tls };
  const mode = parameters.get('sslmode') ?? (ssl === null ? null : 'verify-full');
  if (mode === null) return undefined;
  // Words of node-postgres alone for what libpq calls otherwise.
  const meant = mode === 'no-verify' ? 'require' : mode;
  parameters.delete('ssl');
  parameters.set('sslmode', meant);
  if (meant === 'prefer' || meant === 'allow')
    return { wrong: `has sslmode=${meant}, which would do without encryption unasked`, right: tls };
  if (!modes.some((known) => known === meant)) return { wrong: `has sslmode=${mode}, which there is not`, right: tls };
  if (meant === 'verify-ca' && !parameters.has('sslrootcert'))
    return { wrong: 'has sslmode=verify-ca without sslrootcert', right: tls };
  return undefined;
}

const files = [
  ['sslrootcert', 'CERTIFICATE'],
  ['sslcert', 'CERTIFICATE'],
  ['sslkey', 'PRIVATE KEY'],
] as const;

/** Puts the files' whole paths in. */
function takeFiles(parameters: URLSearchParams, cwd: string): Correction | undefined {
  // The authorities that Node knows are asked where none is named.
  if (parameters.get('sslrootcert') === 'system') parameters.delete('sslrootcert');
  for (const [key, kind] of files) {
    const named = parameters.get(key);
    if (named === null) continue;
    const path = resolve(cwd, named);
    const right = `Name a file in PEM form, which begins with -----BEGIN ${kind}-----.`;
    try {
      if (!readFileSync(path, 'latin1').includes(`${kind}-----`))
        return { wrong: `names ${path} as ${key}, which holds no ${kind.toLowerCase()}`, right };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : error;
      return { wrong: `names ${path} as ${key}, which can't be read (${code})`, right };
    }
    parameters.set(key, path);
  }
  // psql would fall back to no encryption: who names an authority has not asked for that.
  if (files.some(([key]) => parameters.has(key)) && !parameters.has('sslmode'))
    return { wrong: 'names certificates but no sslmode', right: tls };
  return undefined;
}
