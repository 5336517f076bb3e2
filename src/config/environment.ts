import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { Variables } from '../../adapters/platform.ts';
import type { Config } from './config.ts';
import { readDatabaseUrl } from './database-url.ts';
import { fewestCharacters, whyGuessable } from './guessable.ts';
import type { OwnVariable } from './variables.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

/** What the environment says besides what the platforms are told. */
export type Environment = Pick<Config, 'http' | 'database' | 'api' | 'logLevel'>;

/** Reads the variables that every installation has; what can't be taken is reported and the default stands in for it. */
export function readEnvironment(variables: Variables<OwnVariable>, cwd: string): Environment {
  return {
    http: readHttp(variables),
    database: readDatabase(variables, cwd),
    api: readApi(variables),
    logLevel: readLogLevel(variables),
  };
}

function readHttp(variables: Variables<OwnVariable>): Config['http'] {
  const http = { host: readHost(variables), port: readPort(variables) };
  const written = variables.get('OPERATIONS_PORT');
  if (written === undefined) return http;
  const operationsPort = portOf(written);
  if (operationsPort !== undefined && operationsPort !== 0 && operationsPort !== http.port) {
    return { ...http, operationsPort };
  }
  variables.refuse('OPERATIONS_PORT', 'Write a port from 1 to 65535 that is not the one in PORT.');
  return http;
}

function portOf(written: string): number | undefined {
  const port = Number(written);
  return /^\d{1,5}$/.test(written) && port <= 65_535 ? port : undefined;
}

function readPort(variables: Variables<OwnVariable>): number {
  const port = portOf(variables.get('PORT') ?? '3000');
  if (port !== undefined) return port;
  variables.refuse('PORT', 'Write a port from 1 to 65535, or 0 for any that is free.');
  return 3000;
}

function readHost(variables: Variables<OwnVariable>): string {
  const host = variables.get('HOST') ?? '127.0.0.1';
  if (isIP(host) > 0 || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(host)) return host;
  variables.refuse('HOST', 'Write an address or host name without port or brackets, such as 0.0.0.0.');
  return '127.0.0.1';
}

/** Whether what listens on this host can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host.toLowerCase() === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function readDatabase(variables: Variables<OwnVariable>, cwd: string): Config['database'] {
  const url = variables.get('DATABASE_URL');
  const embedded = { kind: 'embedded', dataDir: resolve(cwd, variables.get('AFTERWORD_DATA') ?? 'data') } as const;
  if (url === undefined) return embedded;
  const read = readDatabaseUrl(url, cwd);
  if ('url' in read) return { kind: 'url', url: read.url };
  variables.report('DATABASE_URL', read.wrong, read.right);
  return embedded;
}

function readApi(variables: Variables<OwnVariable>): Config['api'] {
  const token = variables.get('AFTERWORD_API_TOKEN');
  if (token === undefined) return undefined;
  const right = `Write at least ${fewestCharacters} random letters and digits, such as what openssl rand -hex 32 prints.`;
  const because = /^[\x21-\x7e]+$/.test(token)
    ? whyGuessable(token)
    : 'contains characters that can not be sent in a header';
  if (because === undefined) return { token };
  variables.report('AFTERWORD_API_TOKEN', because, right);
  return undefined;
}

function readLogLevel(variables: Variables<OwnVariable>): string {
  const level = variables.get('LOG_LEVEL')?.toLowerCase() ?? 'info';
  if (logLevels.some((known) => known === level)) return level;
  variables.refuse('LOG_LEVEL', `Write one of ${logLevels.join(', ')}.`);
  return 'info';
}
