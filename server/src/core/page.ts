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

/** Loads one page. Past the end is a 404, except that page 1 of an empty list is an empty page. */
export async function loadPage<Row>(
  query: PageQuery,
  defaultSize: number,
  load: (window: Window) => Promise<Slice<Row>>,
): Promise<Page<Row>> {
  const size = query.page_size ?? defaultSize;
  const number =
    query.page === 'last' ? lastPage((await load({ limit: 0, offset: 0 })).count, size) : (query.page ?? 1);
  const slice = await load({ limit: size, offset: (number - 1) * size });
  if (number > lastPage(slice.count, size)) throw notFound('Invalid page.');
  return { ...slice, number, size };
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

const neighbours = <Row>(page: Page<Row>, self: URL) => ({
  next: page.number < lastPage(page.count, page.size) ? linkTo(self, { page: page.number + 1 }) : null,
  previous: page.number > 1 ? linkTo(self, { page: page.number === 2 ? undefined : page.number - 1 }) : null,
});

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
