import { expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { actionError, page } from './answer.shapes.ts';
import { cityRow, cityShown } from './city.shapes.ts';
import { exchange, record } from './exchange.ts';
import { amount, fact, listOf, whole } from './matching-rules.ts';

const caught = (reason: unknown) => reason;
const hanoi = { latitude: 21.028511, longitude: 105.804817 };
const around = { lat: 21.03, lng: 105.8 };
const aroundTexts = { lat: '21.03', lng: '105.8' };
// biome-ignore lint/suspicious/noTemplateCurlyInString: Pact fills it in
const params = { id: '${city}' };

const onlyCity = [given('signedIn'), given('cities')];

test('cities are read from page to page with the search kept', async () => {
  const several = [given('signedIn'), given('cities', { cities: 2 })];
  const first = exchange({
    operation: 'listCities',
    title: 'the first of several pages',
    given: several,
    query: { search: 'noi', page_size: '1' },
    status: 200,
    answer: page(cityRow, { next: 'page=2&page_size=1&search=noi' }),
  });
  const last = exchange({
    operation: 'listCities',
    title: 'the last of several pages',
    given: several,
    query: { search: 'noi', page_size: '1', page: '2' },
    status: 200,
    answer: page(cityRow, { previous: 'page_size=1&search=noi' }),
  });
  const rows = await record([first, last], async (mate) => {
    const all: number[] = [];
    for await (const { id } of mate.cities.listCities({ search: 'noi', page_size: 1 })) all.push(id);
    return all;
  });
  expect(rows).toHaveLength(2);
});

test('a search that is too long is told', async () => {
  const search = 'x'.repeat(201);
  const refused = exchange({
    operation: 'listCities',
    title: 'a search that is too long',
    given: [given('signedIn')],
    query: { search },
    status: 400,
    answer: { search: ['Ensure this field has no more than 200 characters.'] },
  });
  const error = await record([refused], (mate) => mate.cities.listCities({ search }).catch(caught));
  expect(error).toMatchObject({ status: 400, fields: { search: [expect.any(String)] } });
});

test('anybody adds a city', async () => {
  const body = { name: 'Hà Nội', ...hanoi };
  const added = exchange({
    operation: 'createCity',
    title: 'a city with its position',
    given: [given('signedIn')],
    body,
    status: 201,
    answer: { id: whole(facts.city), name: 'Hà Nội' },
  });
  expect(await record([added], (mate) => mate.cities.createCity(body))).toEqual({ id: facts.city, name: 'Hà Nội' });
});

test('one city', async () => {
  const one = exchange({
    operation: 'getCity',
    title: 'a city',
    given: onlyCity,
    params,
    status: 200,
    answer: { ...cityShown, id: fact('city') },
  });
  expect(await record([one], (mate) => mate.cities.getCity(facts.city))).toMatchObject({ id: facts.city, ...hanoi });
});

test('cities around a point come with their distance', async () => {
  const found = exchange({
    operation: 'searchCitiesByLocation',
    title: 'a city near the point',
    given: onlyCity,
    query: { ...aroundTexts, radius: '20' },
    status: 200,
    headers: { 'X-Total-Count': '1' },
    answer: listOf({ ...cityShown, distance_km: amount(0.53) }) as never,
  });
  const [city] = await record([found], (mate) => mate.cities.searchCitiesByLocation({ ...around, radius: 20 }));
  expect(city?.distance_km).toBe(0.53);
});

test('a search without a middle is told', async () => {
  const refused = exchange({
    operation: 'searchCitiesByLocation',
    title: 'half a middle',
    given: [given('signedIn')],
    query: { lat: '21.03' },
    status: 400,
    answer: actionError("Both 'lat' and 'lng' query parameters are required."),
  });
  const error = await record([refused], (mate) =>
    mate.cities.searchCitiesByLocation({ lat: 21.03 } as never).catch(caught),
  );
  expect(error).toMatchObject({ status: 400, detail: expect.stringContaining('lng') });
});
