import { DrizzleQueryError } from 'drizzle-orm';
import { reasonOf } from '../adapters/failure.ts';
import type { Config } from './config/config.ts';

/** Why an adapter could not start, as a sentence that says whose fault it is: what it keeps in the database can fail there too. */
export function notStarted(platform: string, error: unknown, database: Config['database']): string {
  if ([...causesOf(error)].some((cause) => cause instanceof DrizzleQueryError)) return explain(error, database);
  const name = `${platform.slice(0, 1).toUpperCase()}${platform.slice(1)}`;
  const said = error instanceof Error ? error.message : '';
  return said.startsWith(name) ? said : `${name} could not be reached: ${reasonOf(error ?? 'it gave no reason')}`;
}

/**
 * What went wrong, as a sentence for the operator: what the database or the network answered, with what to do about it.
 * Never contains a password.
 */
export function explain(error: unknown, database: Config['database']): string {
  const causes = [...causesOf(error)];
  for (const cause of causes) {
    const sentence = explainCode(codeOf(cause), cause.message, whereIs(database));
    if (sentence !== undefined) return sentence;
  }
  return causes.findLast(({ message }) => message !== '')?.message ?? String(error);
}

function* causesOf(error: unknown): Generator<Error> {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    yield cause;
    if (cause instanceof AggregateError) yield* cause.errors.filter((each) => each instanceof Error);
  }
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}

/** Source: PostgreSQL's error codes, appendix A of its manual. */
function explainCode(code: string, message: string, where: string): string | undefined {
  switch (code) {
    case 'ECONNREFUSED':
      return `No PostgreSQL answers at ${where}. Start it, or correct DATABASE_URL.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host of DATABASE_URL is not known here: ${where}. Correct it, or mend the name service.`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return `PostgreSQL at ${where} does not answer. See whether the host is right and a firewall lets us through.`;
    case '28000':
      if (/no encryption|SSL off/.test(message))
        return `PostgreSQL at ${where} takes encrypted connections only (${message}). Add ?sslmode=require to DATABASE_URL, or verify-full.`;
      return `PostgreSQL at ${where} refuses the user or the password of DATABASE_URL (${message}).`;
    case '28P01':
      return `PostgreSQL at ${where} refuses the user or the password of DATABASE_URL (${message}).`;
    case '3D000':
      return `PostgreSQL answers, but there is no database at ${where} (${message}). Create it, or correct DATABASE_URL.`;
    case '42501':
      return `The user of DATABASE_URL may not do what is needed at ${where} (${message}). Grant it, or use the owner of the database.`;
    case '53300':
      return `PostgreSQL at ${where} has no connection left (${message}). Raise max_connections, or stop what uses them.`;
    case '26000':
      return throughPooler(where);
    case '55P03':
      return `Something else holds a lock in PostgreSQL at ${where} that is needed (${message}). Look for it with: select pid, application_name, state, xact_start from pg_stat_activity where state like 'idle in transaction%'. End it with: select pg_terminate_backend(pid).`;
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'CERT_SIGNATURE_FAILURE':
    case 'CERT_HAS_EXPIRED':
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `PostgreSQL at ${where} shows a certificate that can't be believed (${message}). For a private authority add sslrootcert=/path/to/ca.pem to DATABASE_URL; the host has to be one that the certificate names.`;
    default:
      return explainMessage(message, where);
  }
}

/** What comes without a code: words of node-postgres itself. */
function explainMessage(message: string, where: string): string | undefined {
  if (/timeout expired|timeout exceeded/.test(message))
    return `PostgreSQL at ${where} does not answer in time. See whether the host is right and a firewall lets us through.`;
  if (/client password must be a (non-empty )?string/.test(message))
    return `PostgreSQL at ${where} asks for a password, and DATABASE_URL has none. Write postgres://user:password@host:5432/database, or set PGPASSWORD.`;
  if (/does not support SSL connections/.test(message))
    return `PostgreSQL at ${where} does not speak TLS, which sslmode asks for. Turn it on there, or write sslmode=disable where the way to it is safe.`;
  return undefined;
}

/** What to do about a pooler that lends its connections by the transaction. */
export function explainPooler(database: Config['database']): string {
  return throughPooler(whereIs(database));
}

function throughPooler(where: string): string {
  return `At ${where} a pooler lends connections for one transaction at a time, as pgbouncer does with pool_mode = transaction. Afterword needs connections of its own: let DATABASE_URL name PostgreSQL itself (often port 5432), or a pool with pool_mode = session.`;
}

/** Where the database is, without user and password: `db.example:5432/afterword`. */
export function whereIs(database: Config['database']): string {
  if (database.kind === 'embedded') return database.dataDir;
  const { hostname, port, pathname, searchParams } = new URL(database.url);
  return `${hostname || (searchParams.get('host') ?? 'localhost')}:${port || '5432'}${pathname}`;
}
