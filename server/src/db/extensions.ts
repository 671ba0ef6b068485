import pg from 'pg';
import { Refusal } from '../core/refusal.ts';

export const EXTENSIONS = ['postgis', 'citext', 'pg_trgm', 'btree_gist', 'unaccent'] as const;

const INSUFFICIENT_PRIVILEGE = '42501';
const FILE_MISSING = ['58P01', '0A000'];

const statements = (missing: readonly string[]) =>
  missing.map((name) => `  CREATE EXTENSION IF NOT EXISTS ${name};`).join('\n');

/** An administrator has to act; the message says exactly how. */
function explain(error: unknown, missing: readonly string[], database: string): Error {
  const code = (error as { code?: string }).code ?? '';
  const what = `The database "${database}" lacks the extensions ${missing.join(', ')}`;
  if (code === INSUFFICIENT_PRIVILEGE) {
    const how = `As a superuser, run in that database:\n${statements(missing)}`;
    return new Refusal(`${what}, and this user may not create them. ${how}`, { cause: error });
  }
  if (FILE_MISSING.includes(code)) {
    const how =
      'Install PostGIS and the contrib modules on the database server (Debian: postgresql-<version>-postgis-3).';
    return new Refusal(`${what}, and the server does not have their files. ${how}`, { cause: error });
  }
  return error instanceof Error ? error : new Error(String(error));
}

/** The driver's own words, which hold no password; one that has tried several addresses has none. */
const reasonOf = (error: unknown): string => {
  const { message, code } = error as Error & { code?: string };
  return message || code || String(error);
};

async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    const { database, host, port } = client;
    const where = `"${database}" at ${host}:${port}`;
    throw new Refusal(`The database ${where} lets nobody in: ${reasonOf(error)}`, { cause: error });
  }
}

/**
 * Creates what is missing, on a connection of its own that must be closed before any other opens: a connection learns
 * the types of the extensions only when it starts.
 */
export async function ensureExtensions(options: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(options);
  await connect(client);
  try {
    // Of several nodes that start at once, one creates and the others find everything there.
    await client.query("BEGIN; SELECT pg_advisory_xact_lock(hashtext('study-mate extensions'))");
    const { rows } = await client.query<{ name: string; database: string }>(
      `SELECT wanted.name, current_database() AS database FROM unnest($1::text[]) AS wanted(name)
       WHERE wanted.name NOT IN (SELECT extname FROM pg_extension)`,
      [EXTENSIONS],
    );
    const missing = rows.map((row) => row.name);
    try {
      for (const name of missing) await client.query(`CREATE EXTENSION IF NOT EXISTS ${name}`);
    } catch (error) {
      throw explain(error, missing, rows[0]?.database ?? '');
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
