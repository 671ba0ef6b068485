import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importPlaces } from '../src/places/import.ts';
import { loadSpec } from '../src/spec.ts';
import { type App, anApp } from './app.ts';
import { aCrowd } from './crowd.ts';
import { aDatabase } from './database.ts';
import { pagedOperations } from './paged-operations.ts';
import { type MadeList, pagedWorlds } from './paged-worlds.ts';
import { stir } from './stir.ts';
import { remembering, type Work, workOf } from './work.ts';

const deep = 1000;
const rowsAPage = 10;
const mostTimes = 3;
const { spec } = await loadSpec();

let app: App;
let take: ReturnType<typeof remembering>['take'];
const made = new Map<string, MadeList>();

beforeAll(async () => {
  const memory = remembering(await aDatabase());
  take = memory.take;
  app = await anApp({}, { db: memory.db });
  const size = deep * rowsAPage;
  await importPlaces({ db: app.db, minPopulation: 5000, universities: [] });
  const people = (await aCrowd(app, size)).map(({ id }) => id);
  const viewers = await aCrowd(app, Object.keys(pagedWorlds).length);
  const viewer = async () => viewers.pop() ?? app.person();
  for (const [id, make] of Object.entries(pagedWorlds)) made.set(id, await make({ db: app.db, size, people, viewer }));
  await stir(app.db);
  // As autovacuum leaves the tables; a page from which rows were taken is known to be clean at the second look only.
  for (const _look of [1, 2]) await app.db.query('VACUUM (ANALYZE)');
});
afterAll(() => app.close());

describe.each(pagedOperations(spec))('$id', ({ id, path, size, required, orderings }) => {
  async function workFor(page: number, query: Record<string, string | number>): Promise<Work> {
    const { as, params = {} } = made.get(id) as MadeList;
    const search = new URLSearchParams({ page: String(page), [size]: String(rowsAPage) });
    for (const [name, value] of Object.entries(query)) search.set(name, String(value));
    const address = `${path.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]))}?${search}`;
    take();
    const { status, body } = await app.get(address, { as });
    const statements = take().filter(({ text }) => /^\s*(SELECT|WITH)/.test(text));
    expect([status, (body.results ?? body).length], address).toEqual([200, rowsAPage]);
    return workOf(app.db, statements);
  }

  test.each(['as it comes', 'narrowed', ...orderings.flatMap((name) => [name, `-${name}`])])('%s', async (way) => {
    const { filters = {} } = made.get(id) as MadeList;
    const needed = Object.fromEntries(Object.entries(filters).filter(([name]) => required.includes(name)));
    const query = way === 'narrowed' ? filters : way === 'as it comes' ? needed : { ...needed, ordering: way };
    const [first, last] = [await workFor(1, query), await workFor(deep, query)];
    const ratios = [last.blocks / first.blocks, last.rows / first.rows].map((ratio) => ratio.toFixed(2));
    const told = `page ${deep} against page 1: ${ratios[0]} × the blocks, ${ratios[1]} × the rows`;
    if (process.env.TELL_WORK) process.stderr.write(`${id} ${way}: ${told} (${first.blocks}, ${first.rows})\n`);
    expect(Math.max(last.blocks / first.blocks, last.rows / first.rows), told).toBeLessThanOrEqual(mostTimes);
  });
});
