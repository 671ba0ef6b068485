import type { Binds } from '../src/db/binds.ts';
import type { Database } from '../src/db/connect.ts';
import { type ListStatement, listText } from '../src/db/list.ts';

/** How the database would go about the first page of a list. */
export async function planOf(
  db: Database,
  { statement, binds }: { statement: ListStatement; binds: Binds },
): Promise<string> {
  const text = listText(statement, binds, { limit: 10, offset: 0 });
  const rows = await db.query<Record<string, string>>(`EXPLAIN ${text}`, binds.values);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
