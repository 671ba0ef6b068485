import type { Database } from '../../src/db/connect.ts';

interface Table {
  name: string;
  /** Without those that the database computes. */
  columns: string;
}

const tablesText = `
  SELECT c.relname AS name, string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
    AND a.attgenerated = '' AND c.relname NOT IN ('spatial_ref_sys', 'migrations')
  GROUP BY c.relname`;

/** What is rolled back leaves no note either. Whose a row is stands in `user_id`, where there is one. */
const noteText = `
  CREATE FUNCTION snapshot.note() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE fields jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
  BEGIN
    INSERT INTO snapshot.touched VALUES (TG_TABLE_NAME, coalesce((fields ->> 'user_id')::int, 0)) ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$`;

/** When somebody was last here is noted in passing, and means nothing. */
const meaningful = ({ columns }: Table): string =>
  columns
    .split(', ')
    .filter((column) => column !== 'last_active_at')
    .join(', ');

const setUp = (table: Table): string[] => [
  `CREATE TABLE snapshot.${table.name} AS SELECT ${table.columns} FROM public.${table.name}`,
  `CREATE TRIGGER snapshot_note AFTER INSERT OR DELETE OR UPDATE OF ${meaningful(table)}
   ON public.${table.name} FOR EACH ROW EXECUTE FUNCTION snapshot.note()`,
];

const restoring = ({ name, columns }: Table): string => `
  DELETE FROM public.${name};
  INSERT INTO public.${name} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM snapshot.${name};`;

/** Rows are written back as they were: what refers to what, and what else would happen, was settled then. */
const restoreText = (tables: readonly Table[]): string => `
  DO $$ BEGIN
    SET LOCAL session_replication_role = replica;
    ${tables.map(restoring).join('')}
    DELETE FROM snapshot.touched;
  END $$`;

export interface Change {
  table: string;
  /** Whose row it was, or 0 where the table does not say. */
  owner: number;
}

export interface Snapshot {
  /** What has been written since. */
  changed(): Promise<Change[]>;
  /** Makes everything as it was. */
  restore(): Promise<void>;
  /** Leaves nothing behind for the next user of the database. */
  forget(): Promise<void>;
}

/** Remembers every row there is. Nobody else may use the database meanwhile. */
export async function takeSnapshot(db: Database): Promise<Snapshot> {
  const tables = await db.query<Table>(tablesText);
  const beginning = [
    'DROP SCHEMA IF EXISTS snapshot CASCADE',
    'CREATE SCHEMA snapshot',
    'CREATE TABLE snapshot.touched (name text, owner integer, PRIMARY KEY (name, owner))',
    noteText,
  ];
  for (const statement of [...beginning, ...tables.flatMap(setUp)]) await db.query(statement);
  const changed = () => db.query<Change>('SELECT name AS table, owner FROM snapshot.touched');
  return {
    changed,
    restore: async () => {
      const names = new Set((await changed()).map(({ table }) => table));
      if (names.size > 0) await db.query(restoreText(tables.filter(({ name }) => names.has(name))));
    },
    forget: async () => {
      await db.query('DROP SCHEMA snapshot CASCADE');
    },
  };
}
