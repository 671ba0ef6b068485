import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSpec } from '../src/spec.ts';
import { type App, anApp, type Person } from './app.ts';
import { aCrowd } from './crowd.ts';
import { operationsWithPages, type PagedOperation, pagedOperations } from './paged-operations.ts';
import type { World } from './paged-rows.ts';
import { type MadeList, pagedWorlds } from './paged-worlds.ts';
import { stir } from './stir.ts';

const publicUrl = 'https://mates.example/behind';
const size = 26;
const rowsAPage = 7;
const { spec } = await loadSpec();
const operations = pagedOperations(spec);

let app: App;
let world: World;
const made = new Map<string, MadeList>();

beforeAll(async () => {
  app = await anApp({ PUBLIC_URL: publicUrl });
  const people = (await aCrowd(app, size)).map(({ id }) => id);
  const [...viewers] = await aCrowd(app, Object.keys(pagedWorlds).length);
  const viewer = async (): Promise<Person> => viewers.pop() ?? app.person();
  world = { db: app.db, size, people, viewer };
  for (const [id, make] of Object.entries(pagedWorlds)) made.set(id, await make(world));
  await stir(app.db);
});
afterAll(() => app.close());

interface Page {
  ids: number[];
  count: number;
  next: string | null;
  previous: string | null;
}

const linkIn = (header: string | null, relation: string): string | null =>
  new RegExp(`<([^>]+)>; rel="${relation}"`).exec(header ?? '')?.[1] ?? null;

async function read(address: string, as: Person): Promise<Page> {
  expect(address.startsWith(`${publicUrl}/api/`), address).toBe(true);
  const { status, body, headers } = await app.get(address.slice(publicUrl.length), { as });
  expect(status, `${address}: ${JSON.stringify(body)}`).toBe(200);
  const idsOf = (rows: { id: number }[]) => rows.map(({ id }) => id);
  if (!Array.isArray(body)) return { ...body, ids: idsOf(body.results) };
  const link = headers.get('link');
  return {
    ids: idsOf(body),
    count: Number(headers.get('x-total-count')),
    next: linkIn(link, 'next'),
    previous: linkIn(link, 'prev'),
  };
}

const list = ({ id }: PagedOperation): MadeList => {
  const found = made.get(id);
  if (!found) throw new Error(`paged-worlds.ts does not say how to make the rows of ${id}`);
  return found;
};

function addressOf(operation: PagedOperation, query: Record<string, string | number>): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => String(list(operation).params?.[name]));
  const url = new URL(publicUrl + path);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url.href;
}

/** What an address asks for, but for the place to read. */
const wishOf = (address: string): Record<string, string> => {
  const { page: _1, after_seq: _2, before_seq: _3, ...wish } = Object.fromEntries(new URL(address).searchParams);
  return wish;
};

async function walk(from: string, as: Person, way: 'next' | 'previous'): Promise<Page[]> {
  const pages: Page[] = [];
  for (let address: string | null = from; address !== null; address = pages.at(-1)?.[way] ?? null) {
    expect(wishOf(address)).toEqual(wishOf(from));
    pages.push(await read(address, as));
    expect(pages.length, 'the walk ends').toBeLessThan(1000);
  }
  return pages;
}

const rowsOf = (pages: readonly Page[]): number[] => pages.flatMap(({ ids }) => ids);
const ascending = (ids: readonly number[]): number[] => ids.toSorted((one, other) => one - other);

/** Of rows that are equal otherwise, the id decides: up or down, but all the way. */
function expectOrderOfIds(rows: readonly number[], ids: readonly number[]) {
  const up = ascending(ids);
  const [first, second] = rows;
  expect(rows).toEqual(first !== undefined && second !== undefined && first > second ? up.reverse() : up);
}

/** There and back: each row once, as many as were counted, and the same pages on the way back. */
async function walkBothWays(from: string, as: Person): Promise<number[]> {
  const there = await walk(from, as, 'next');
  const rows = rowsOf(there);
  expect(new Set(rows).size, 'each row once').toBe(rows.length);
  expect(there.map(({ count }) => count)).toEqual(there.map(() => rows.length));
  expect(there.slice(0, -1).map(({ ids }) => ids.length)).toEqual(there.slice(1).map(() => rowsAPage));
  expect(there[0]?.previous).toBeNull();

  const last = new URL(from);
  last.searchParams.set('page', 'last');
  const back = await walk(last.href, as, 'previous');
  expect(back.reverse().map(({ ids }) => ids)).toEqual(there.map(({ ids }) => ids));
  return rows;
}

test('every list of the spec that has pages says which one to read, and has rows made for it here', () => {
  const known = operations.map(({ id }) => id);
  expect(known).toEqual(expect.arrayContaining(operationsWithPages(spec)));
  expect(Object.keys(pagedWorlds).toSorted()).toEqual(known.toSorted());
  expect(known.length).toBeGreaterThan(20);
});

describe.each(operations)('$id', (operation) => {
  const { filters, required, orderings } = operation;
  const start = { [operation.size]: rowsAPage };

  test('its table names every parameter that narrows it', () => {
    expect(Object.keys(list(operation).filters ?? {}).toSorted()).toEqual(filters.toSorted());
    expect(list(operation).ids).toHaveLength(size);
  });

  test('as it comes, it shows equal rows once each, there and back', async () => {
    const { as, ids, filters: values = {} } = list(operation);
    const needed = Object.fromEntries(Object.entries(values).filter(([name]) => required.includes(name)));
    const rows = await walkBothWays(addressOf(operation, { ...start, ...needed }), as);
    expectOrderOfIds(
      rows.filter((id) => ids.includes(id)),
      ids,
    );
  });

  test('narrowed in every way at once, its links lead to the same rows and no others', async () => {
    const { as, ids, filters: values } = list(operation);
    expectOrderOfIds(await walkBothWays(addressOf(operation, { ...start, ...values }), as), ids);
  });

  test.each(orderings.flatMap((name) => [name, `-${name}`]))('ordered by %s', async (ordering) => {
    const { as, ids, filters: values } = list(operation);
    const address = addressOf(operation, { ...start, ...values, ordering });
    expectOrderOfIds(await walkBothWays(address, as), ids);
  });
});

describe.each(operations.filter(({ hasSequence }) => hasSequence))('$id by numbers', (operation) => {
  test.each([
    ['after_seq', 0],
    ['before_seq', 2_147_483_647],
  ])('from %s %d on, each row comes once', async (way, seq) => {
    const { as, ids } = list(operation);
    const pages = await walk(addressOf(operation, { [operation.size]: rowsAPage, [way]: seq }), as, 'next');
    expectOrderOfIds(rowsOf(pages), ids);
    expect(pages.map(({ count }) => count)).toEqual(pages.map((_, index) => size - index * rowsAPage));
    expect(pages.map(({ previous }) => previous)).toEqual(pages.map(() => null));
  });
});
