import pg from 'pg';

/** Rounds without a sign of a pooler after which there is none: where connections are plain, and where something stands in between. */
const rounds = { plain: 2, proxied: 15 };

/**
 * Whether the address leads through a pooler that lends a connection of PostgreSQL for one transaction at a time, such as
 * pgbouncer with `pool_mode = transaction` or `statement`. There nothing that belongs to a connection can be relied on: not
 * what it was set to, its prepared statements, its locks, nor what it listens for. A pooler that lends a connection for as
 * long as it is held (`session`) is as good as none.
 *
 * Two connections that are open at once never have the same backend, and one never changes its own, unless they are lent
 * by the transaction: seeing either is proof. A pooler lends what was given back last, so that it shows in the first round;
 * where others use it at the same time, or it takes turns, in one of the next.
 *
 * @throws when the database can't be reached.
 */
export async function isPooled(url: string): Promise<boolean> {
  const one = await dial(url);
  try {
    const other = await dial(url);
    try {
      return await isShared(one, other);
    } finally {
      await other.end().catch(() => {});
    }
  } finally {
    await one.end().catch(() => {});
  }
}

async function isShared(one: pg.Client, other: pg.Client): Promise<boolean> {
  const first = await backendOf(one);
  // A connection is told at its beginning whose it is; poolers make up a number of their own. Yet a proxy of bytes passes it on.
  const told: unknown = Reflect.get(one, 'processID');
  const most = told === first ? rounds.plain : rounds.proxied;
  for (let round = 0; round < most; round++) {
    if ((await backendOf(other)) === first) return true;
    // Twice in every second round: a pool of two that takes turns would give each of us its own for ever.
    for (let times = 0; times <= round % 2; times++) if ((await backendOf(one)) !== first) return true;
  }
  return false;
}

/** Who serves this one statement, which is a transaction of its own. */
async function backendOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

async function dial(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'afterword pooler check',
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}
