import { readdir } from 'node:fs/promises';
import { QueryTypes, type Sequelize, type Transaction } from 'sequelize';
import { type RunnableMigration, Umzug, type UmzugStorage } from 'umzug';

interface Migration {
  /** Everything the migration does, as SQL statements. Applied migrations are never edited, only followed by others. */
  up: string;
}

type Context = Sequelize;

/** Beside `src` in the source tree, and beside the compiled `src` in the built one. */
const DIRECTORY = new URL('../../migrations/', import.meta.url);
const FILE = /^(\d{3}-[a-z0-9-]+)\.(?:ts|js)$/;

const TABLE = `
  CREATE TABLE IF NOT EXISTS migrations (
    name text PRIMARY KEY,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`;

/** Of two nodes that change the schema together, one waits for the other. Its limits are lifted: waiting is no failure. */
async function lockSchema(sequelize: Sequelize, transaction: Transaction): Promise<void> {
  await sequelize.query('SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0', { transaction });
  await sequelize.query("SELECT pg_advisory_xact_lock(hashtext('study-mate migrations'))", { transaction });
}

async function appliedNames(sequelize: Sequelize, transaction?: Transaction): Promise<string[]> {
  const [{ known } = { known: false }] = await sequelize.query<{ known: boolean }>(
    "SELECT to_regclass('migrations') IS NOT NULL AS known",
    { type: QueryTypes.SELECT, transaction: transaction ?? null },
  );
  if (!known) return [];
  const rows = await sequelize.query<{ name: string }>('SELECT name FROM migrations ORDER BY name', {
    type: QueryTypes.SELECT,
    transaction: transaction ?? null,
  });
  return rows.map((row) => row.name);
}

/** A migration and its record are one transaction; whoever waited for the lock looks again and may find it done. */
async function apply(sequelize: Sequelize, name: string, { up }: Migration): Promise<void> {
  await sequelize.transaction(async (transaction) => {
    await lockSchema(sequelize, transaction);
    await sequelize.query(TABLE, { transaction });
    if ((await appliedNames(sequelize, transaction)).includes(name)) return;
    await sequelize.query(up, { transaction });
    await sequelize.query('INSERT INTO migrations (name) VALUES ($1)', { bind: [name], transaction });
  });
}

async function load(sequelize: Sequelize): Promise<RunnableMigration<Context>[]> {
  const files = (await readdir(DIRECTORY)).sort();
  return files.flatMap((file) => {
    const name = FILE.exec(file)?.[1];
    if (!name) return [];
    const up = async () => apply(sequelize, name, (await import(new URL(file, DIRECTORY).href)) as Migration);
    return [{ name, up }];
  });
}

/** Reads the record only: `apply` writes it, in the migration's own transaction. */
const storageOf = (sequelize: Sequelize): UmzugStorage<Context> => ({
  executed: () => appliedNames(sequelize),
  logMigration: async () => {},
  unlogMigration: async () => {},
});

/** Brings the schema up to date and answers with what was applied. Any number of nodes may call it at once. */
export async function migrate(sequelize: Sequelize, onProgress?: (text: string) => void): Promise<string[]> {
  const umzug = new Umzug<Context>({
    migrations: () => load(sequelize),
    context: sequelize,
    storage: storageOf(sequelize),
    logger: undefined,
  });
  if ((await appliedNames(sequelize)).length === 0) onProgress?.('Creating the tables');
  else umzug.on('migrating', ({ name }) => onProgress?.(`Applying migration ${name}`));
  return (await umzug.up()).map((migration) => migration.name);
}

const DROP = `
  DO $$
  DECLARE tables text;
  BEGIN
    SELECT string_agg(format('%I', relname), ', ') INTO tables FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e');
    IF tables IS NOT NULL THEN EXECUTE 'DROP TABLE ' || tables || ' CASCADE'; END IF;
  END $$`;

/** Drops every table except those that belong to an extension. */
export async function dropAll(sequelize: Sequelize): Promise<void> {
  await sequelize.transaction(async (transaction) => {
    await lockSchema(sequelize, transaction);
    await sequelize.query(DROP, { transaction });
  });
}
