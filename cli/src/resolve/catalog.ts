import { matchOne, type Named, toIdIfAny } from './match.ts';

/** A list that the server can search. */
interface Catalog<Row> {
  /** `subjects` */
  kind: string;
  load(query: { search?: string; page_size: number }): AsyncIterable<Row>;
  named(row: Row): Named;
}

/** More that fit are not worth the pages: nobody means one of so many. */
const mostRows = 200;

/** The one row that is meant by its id or by a part of what it is called. `whose` is `the` or `your`. */
export async function findInCatalog<Row>(
  which: string,
  whose: 'the' | 'your',
  { kind, load, named }: Catalog<Row>,
): Promise<Row> {
  const id = toIdIfAny(which);
  const rows: Row[] = [];
  for await (const row of load({ ...(id === undefined && { search: which }), page_size: 100 })) {
    if (id !== undefined && named(row).id !== id) continue;
    if (rows.push(row) === mostRows) break;
  }
  return matchOne(rows, {
    text: which,
    named,
    nobody: `None of ${whose} ${kind}`,
    kind,
    isSearched: true,
    suggestion: `See them with: study-mate ${kind} ${whose === 'your' ? 'mine' : 'list'}`,
  });
}
