import type { Database } from '../db/connect.ts';

const tablesText = `
  SELECT relname AS name, string_agg(format('%I', attname), ', ' ORDER BY attnum) AS columns
  FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
  WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT IN ('spatial_ref_sys', 'migrations')
  GROUP BY pg_class.oid, relname
  ORDER BY pg_class.oid`;

const sequencesText = `
  SELECT format('%I', sequencename) AS name, last_value AS last FROM pg_sequences WHERE schemaname = 'public'`;

/**
 * Remembers all rows as they are, and answers with what brings them back. Tables are filled in the order in which they
 * were made, because later ones refer to earlier ones.
 */
export async function keepRows(db: Database): Promise<() => Promise<void>> {
  const tables = await db.query<{ name: string; columns: string }>(tablesText);
  const sequences = await db.query<{ name: string; last: string | null }>(sequencesText);
  const copies = tables.map(({ name }) => `CREATE TABLE pristine.${name} AS TABLE public.${name}`);
  await db.sequelize.query(['CREATE SCHEMA pristine', ...copies].join(';'));

  const text = [
    // Deleting is far quicker than truncating where there are few rows.
    ...tables.toReversed().map(({ name }) => `DELETE FROM ${name}`),
    ...tables.map(
      ({ name, columns }) =>
        `INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM pristine.${name}`,
    ),
    ...sequences.map(({ name, last }) => `SELECT setval('${name}', ${last ?? 1}, ${last !== null})`),
  ].join(';');
  return async () => {
    await db.sequelize.query(text);
  };
}
