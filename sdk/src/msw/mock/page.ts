import { Reply } from './operation.ts';
import { notFound } from './problem.ts';

interface PageInput {
  query: { page?: number | 'last'; page_size?: number };
  self: URL;
}

interface Page<Row> {
  rows: readonly Row[];
  count: number;
  number: number;
  last: number;
}

/** The same address with other query parameters; `undefined` removes one. */
export function linkTo(self: URL, changes: Record<string, number | undefined>): string {
  const link = new URL(self);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) link.searchParams.delete(name);
    else link.searchParams.set(name, String(value));
  }
  link.searchParams.sort();
  return link.href;
}

function cut<Row>(rows: readonly Row[], { query }: PageInput, usualSize: number): Page<Row> {
  const size = query.page_size ?? usualSize;
  const last = Math.max(1, Math.ceil(rows.length / size));
  const number = query.page === 'last' ? last : (query.page ?? 1);
  return { rows: rows.slice((number - 1) * size, number * size), count: rows.length, number, last };
}

function neighbours({ number, last }: Page<unknown>, self: URL) {
  const before = Math.min(number - 1, last);
  return {
    next: number < last ? linkTo(self, { page: number + 1 }) : null,
    previous: before > 0 ? linkTo(self, { page: before === 1 ? undefined : before }) : null,
  };
}

/** The contract's page object of a whole list, where a page past the end is empty. */
export function toAnyPage<Row, Out>(rows: readonly Row[], toRow: (row: Row) => Out, input: PageInput, usualSize = 10) {
  const page = cut(rows, input, usualSize);
  return { count: page.count, ...neighbours(page, input.self), results: page.rows.map(toRow) };
}

function assertThere({ number, last }: Page<unknown>): void {
  if (number > last) throw notFound('Invalid page.');
}

/** The same, where a page past the end is a 404. */
export function toPage<Row, Out>(rows: readonly Row[], toRow: (row: Row) => Out, input: PageInput, usualSize = 10) {
  assertThere(cut(rows, input, usualSize));
  return toAnyPage(rows, toRow, input, usualSize);
}

/** A bare array whose paging travels in `Link` and `X-Total-Count`. */
export function toLinkedArray<Row, Out>(
  rows: readonly Row[],
  toRow: (row: Row) => Out,
  input: PageInput,
  usualSize = 10,
): Reply<Out[]> {
  const page = cut(rows, input, usualSize);
  assertThere(page);
  const { next, previous } = neighbours(page, input.self);
  const links = [next && `<${next}>; rel="next"`, previous && `<${previous}>; rel="prev"`].filter(Boolean);
  return new Reply(page.rows.map(toRow), {
    'X-Total-Count': String(page.count),
    ...(links.length > 0 && { Link: links.join(', ') }),
  });
}
