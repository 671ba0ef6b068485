import type { Slice, Window } from '../core/page.ts';
import type { Binds } from './binds.ts';
import type { Database } from './connect.ts';

export interface ListStatement {
  /** Whose rows are listed, and the name by which the other parts call one: `cities c`. */
  table: string;
  alias: string;
  where: readonly string[];
  /** Ends with the id, so that rows that are equal otherwise never change places between two pages. */
  order: string;
  /** Worked out for the rows of the window only; may hold subqueries. */
  columns: string;
  /** What else the columns are taken from, such as `JOIN users h ON h.id = s.host_id`. Neither adds nor hides rows. */
  joins?: string;
}

/** One statement for the rows and their number, so that both are of the same moment. */
export function listText(
  { table, alias, where, order, columns, joins = '' }: ListStatement,
  binds: Binds,
  window: Window,
): string {
  const from = `FROM ${table} ${alias} ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}`;
  const limits = `LIMIT ${binds.add(window.limit)} OFFSET ${binds.add(window.offset)}`;
  return `
    SELECT total.count, row.*
    FROM (SELECT count(*) AS count ${from}) total
    LEFT JOIN (
      SELECT page.place, ${columns}
      FROM (
        SELECT ${alias}.id, row_number() OVER (ORDER BY ${order}) AS place ${from} ORDER BY ${order} ${limits}
      ) page
      JOIN ${table} ${alias} ON ${alias}.id = page.id
      ${joins}
    ) row ON true
    ORDER BY row.place`;
}

/** The rows of a window and how many there are altogether. */
export async function loadSlice<Row extends { id: number }>(
  db: Database,
  statement: ListStatement,
  binds: Binds,
  window: Window,
): Promise<Slice<Row>> {
  const text = listText(statement, binds, window);
  const rows = await db.query<Row & { count: number }>(text, binds.values);
  // The total stands in every row; a window past the end is one row that holds nothing else.
  return { count: rows[0]?.count ?? 0, rows: rows.filter((row) => row.id !== null) };
}

/**
 * SQL's ORDER BY for a comma-separated wish such as `-created_at,name`. Names that are not offered are passed over;
 * if none is left, the fallback decides. Nulls come last either way, and the id settles what is equal.
 */
export function toOrder(
  wish: string | undefined,
  { alias, offered, fallback }: { alias: string; offered: Readonly<Record<string, string>>; fallback: string },
): string {
  const columns = new Map(Object.entries(offered));
  const wanted = (wish ?? '').split(',').flatMap((word) => {
    const name = word.trim();
    const column = columns.get(name.replace(/^-/, ''));
    return column === undefined ? [] : [`${column} ${name.startsWith('-') ? 'DESC' : 'ASC'} NULLS LAST`];
  });
  return [...(wanted.length > 0 ? wanted : [fallback]), `${alias}.id`].join(', ');
}

/** Orders a text by its place among the words it may be, not by the alphabet. */
export const toRank = (column: string, words: readonly string[]): string =>
  `array_position(ARRAY[${words.map((word) => `'${word}'`).join(', ')}], ${column})`;
