import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../test/app.ts';
import { dereference, listRoutes, type Schema, type SpecOperation, type SpecResponse } from '../http/spec.ts';
import { loadSpec } from '../spec.ts';
import { demonstrationPassword, emailOf } from './accounts.ts';
import { cities } from './places.ts';
import { seedDemonstration } from './seed.ts';

const { spec } = await loadSpec();

const isList = (schema: Schema): boolean => dereference(spec, schema).type === 'array';

/** An array, a page of rows, or nothing but lists. */
function answersWithRows({ responses }: SpecOperation): boolean {
  const answer = responses['200'] && dereference<SpecResponse>(spec, responses['200']);
  const schema = answer?.content?.['application/json']?.schema;
  const { type, properties = {} } = schema ? dereference(spec, schema) : {};
  const parts = Object.values(properties);
  return type === 'array' || 'results' in properties || (parts.length > 0 && parts.every(isList));
}

const lists = listRoutes(spec)
  .filter(({ method, operation }) => method === 'get' && answersWithRows(operation))
  .map(({ template, operation }) => ({ ...operation, id: operation.operationId, path: template }));

/** What a parameter of a list can be, if it is a choice. */
const choicesOf = (schema: Schema): string[] =>
  [schema, ...(schema.anyOf ?? [])].flatMap((it) => dereference(spec, it).enum ?? []).map(String);

const choices = lists.flatMap((list) =>
  (list.parameters ?? []).flatMap((parameter) => {
    const { name, schema = {} } = dereference(spec, parameter);
    return choicesOf(dereference(spec, schema)).map((value) => ({ list, id: list.id, name, value }));
  }),
);

let app: App;
const people: Person[] = [];

beforeAll(async () => {
  app = await anApp();
  await seedDemonstration({ db: app.db, clock: app.clock, locationDecimals: app.config.locationDecimals });
  for (const email of ['mai', 'an', 'linh', 'tuan', 'thuy', 'nhu'].map(emailOf)) {
    const { body } = await app.post('/api/auth/login/', { body: { email, password: demonstrationPassword } });
    people.push({ id: body.user.id, email, password: demonstrationPassword, fullName: body.user.full_name, ...body });
  }
});
afterAll(() => app.close());

const [home] = cities;
/** What lists ask for before they answer. */
const needs = () => ({
  city: home?.name ?? '',
  lat: `${home?.latitude}`,
  lng: `${home?.longitude}`,
  month: `${app.clock.now().getUTCMonth() + 1}`,
  year: `${app.clock.now().getUTCFullYear()}`,
});
const queryOf: Record<string, (keyof ReturnType<typeof needs>)[]> = {
  searchCitiesByLocation: ['lat', 'lng'],
  searchSchoolsByLocation: ['lat', 'lng'],
  searchSchoolsByCity: ['city'],
  listMonthlySessions: ['month', 'year'],
};

async function read(path: string, as: Person): Promise<{ id: number }[]> {
  const { status, body } = await app.get(path, { as });
  expect({ path, status }).toEqual({ path, status: 200 });
  return Array.isArray(body) ? body : (body.results ?? Object.values(body).flat());
}

/** The lists that an address stands for: one for each row of the list above that is open to the person. */
async function addressesOf(path: string, as: Person): Promise<string[]> {
  const parent = /^(.*\/)\{\w+\}/.exec(path)?.[1];
  if (parent === undefined) return [path];
  const own = parent === '/api/groups/' ? `${parent}my_groups/` : parent;
  return (await read(own, as)).map(({ id }) => path.replace(/\{\w+\}/, `${id}`));
}

async function firstRow(list: (typeof lists)[number], as: Person, filter: Record<string, string> = {}) {
  const names = queryOf[list.id] ?? [];
  const query = new URLSearchParams({ ...Object.fromEntries(names.map((name) => [name, needs()[name]])), ...filter });
  for (const path of await addressesOf(list.path, as)) {
    const [row] = await read(`${path}?${query}`, as);
    if (row) return row;
  }
  return undefined;
}

describe('Mai finds something in', () => {
  test.each(lists)('$id', async (list) => {
    expect(await firstRow(list, people[0] as Person)).toBeDefined();
  });
});

/** People meet online anywhere, so nothing online is nearby. */
const isPossible = ({ id, value }: (typeof choices)[number]) => !(id === 'listNearbySessions' && value === 'virtual');

describe('somebody finds something in', () => {
  test.each(choices.filter(isPossible))('$id with $name=$value', async ({ list, name, value }) => {
    for (const person of people) {
      if (await firstRow(list, person, { [name]: value })) return;
    }
    expect.fail('nobody does');
  });
});

test('no number on the dashboard of Mai is zero', async () => {
  const { body } = await app.get('/api/dashboard/statistics/', { as: people[0] });
  const { sessions_by_type: types, ...sessions } = body.sessions;
  const numbers = { ...sessions, ...types, ...body.connections };
  expect(Object.keys(numbers).filter((name) => numbers[name] === 0)).toEqual([]);
});
