import pg from 'pg';

/** What would make the same value look different, or end a long statement. Those a server does not know are left out. */
const settings: Readonly<Record<string, string>> = {
  DateStyle: 'ISO',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  extra_float_digits: '1',
  bytea_output: 'hex',
  statement_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  transaction_timeout: '0',
  lock_timeout: '10000',
};

/**
 * A connection on which values are written and read in one way whatever the server's settings. Whoever asked for it ends it.
 *
 * @param as what the connection is called in pg_stat_activity
 * @throws when the database can't be reached
 */
export async function openSession(url: string, as: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: as, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(
      `select set_config(s.name, wanted.value, false) from json_each_text($1::json) as wanted(name, value)
       join pg_settings s on lower(s.name) = lower(wanted.name)`,
      [JSON.stringify(settings)],
    );
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}
