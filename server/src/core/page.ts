import { notFound } from './errors.ts';
import { Reply } from './wire.ts';

export interface PageQuery {
  page?: number | 'last';
  page_size?: number;
}

/** The rows a query is to return: SQL's `LIMIT` and `OFFSET`. */
export interface Window {
  limit: number;
  offset: number;
}

export interface Slice<Row> {
  rows: Row[];
  /** Rows in the whole list, not only in this slice. */
  count: number;
}

export interface Page<Row> extends Slice<Row> {
  number: number;
  size: number;
}

const lastPage = (count: number, size: number): number => Math.max(1, Math.ceil(count / size));

type Load<Row> = (window: Window) => Promise<Slice<Row>>;

/** Loads one page; past the end it is empty. */
export async function loadAnyPage<Row>(query: PageQuery, defaultSize: number, load: Load<Row>): Promise<Page<Row>> {
  const size = query.page_size ?? defaultSize;
  const number =
    query.page === 'last' ? lastPage((await load({ limit: 0, offset: 0 })).count, size) : (query.page ?? 1);
  return { ...(await load({ limit: size, offset: (number - 1) * size })), number, size };
}

/** Loads one page. Past the end is a 404, except that page 1 of an empty list is an empty page. */
export async function loadPage<Row>(query: PageQuery, defaultSize: number, load: Load<Row>): Promise<Page<Row>> {
  const page = await loadAnyPage(query, defaultSize, load);
  if (page.number > lastPage(page.count, page.size)) throw notFound('Invalid page.');
  return page;
}

/** The same address with other query parameters, sorted by name; `undefined` removes one. */
export function linkTo(self: URL, changes: Record<string, number | string | undefined>): string {
  const link = new URL(self);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) link.searchParams.delete(name);
    else link.searchParams.set(name, String(value));
  }
  link.searchParams.sort();
  return link.href;
}

/** From past the end the way back leads to the last page there is. */
function neighbours<Row>({ number, count, size }: Page<Row>, self: URL) {
  const last = lastPage(count, size);
  const before = Math.min(number - 1, last);
  return {
    next: number < last ? linkTo(self, { page: number + 1 }) : null,
    previous: before > 0 ? linkTo(self, { page: before === 1 ? undefined : before }) : null,
  };
}

/** The contract's page object, with absolute links that keep the caller's filters. */
export const toPage = <Row, Out>(page: Page<Row>, toRow: (row: Row) => Out, self: URL) => ({
  count: page.count,
  ...neighbours(page, self),
  results: page.rows.map(toRow),
});

/** A bare array whose paging travels in `Link` and `X-Total-Count`. */
export function toLinkedArray<Row, Out>(page: Page<Row>, toRow: (row: Row) => Out, self: URL): Reply<Out[]> {
  const { next, previous } = neighbours(page, self);
  const links = [next && `<${next}>; rel="next"`, previous && `<${previous}>; rel="prev"`].filter(Boolean);
  return new Reply(page.rows.map(toRow), {
    'X-Total-Count': String(page.count),
    ...(links.length > 0 && { Link: links.join(', ') }),
  });
}
