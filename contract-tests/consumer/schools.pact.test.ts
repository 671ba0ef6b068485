import { expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { actionError, page } from './answer.shapes.ts';
import { exchange, record } from './exchange.ts';
import { amount, fact, listOf, whole } from './matching-rules.ts';
import { schoolRow, schoolShown } from './school.shapes.ts';

const caught = (reason: unknown) => reason;
const around = { lat: 21.03, lng: 105.8 };
const aroundTexts = { lat: '21.03', lng: '105.8' };
// biome-ignore lint/suspicious/noTemplateCurlyInString: Pact fills it in
const params = { id: '${school}' };
const form = { name: 'Đại học Xây dựng Hà Nội', address: '55 Giải Phóng' };

const onlySchool = [given('signedIn'), given('schools')];

test('schools are read from page to page with the city kept', async () => {
  const several = [given('signedIn'), given('schools', { schools: 2 })];
  const first = exchange({
    operation: 'listSchools',
    title: 'the first of several pages',
    given: several,
    query: { city: 'noi', page_size: '1' },
    status: 200,
    answer: page(schoolRow, { next: 'city=noi&page=2&page_size=1' }),
  });
  const last = exchange({
    operation: 'listSchools',
    title: 'the last of several pages',
    given: several,
    query: { city: 'noi', page_size: '1', page: '2' },
    status: 200,
    answer: page(schoolRow, { previous: 'city=noi&page_size=1' }),
  });
  const rows = await record([first, last], async (mate) => {
    const all: number[] = [];
    for await (const { id } of mate.schools.listSchools({ city: 'noi', page_size: 1 })) all.push(id);
    return all;
  });
  expect(rows).toHaveLength(2);
});

test('a search that is too long is told', async () => {
  const search = 'x'.repeat(201);
  const refused = exchange({
    operation: 'listSchools',
    title: 'a search that is too long',
    given: [given('signedIn')],
    query: { search },
    status: 400,
    answer: { search: ['Ensure this field has no more than 200 characters.'] },
  });
  const error = await record([refused], (mate) => mate.schools.listSchools({ search }).catch(caught));
  expect(error).toMatchObject({ status: 400, fields: { search: [expect.any(String)] } });
});

test('anybody adds a school', async () => {
  const added = exchange({
    operation: 'createSchool',
    title: 'a school with what is needed',
    given: [given('signedIn')],
    body: form,
    status: 201,
    answer: { ...form, id: whole(facts.school), short_name: '', city: null, website: null, email: null, phone: null },
  });
  expect(await record([added], (mate) => mate.schools.createSchool(form))).toMatchObject({ id: facts.school, ...form });
});

test('one school', async () => {
  const one = exchange({
    operation: 'getSchool',
    title: 'a school',
    given: onlySchool,
    params,
    status: 200,
    answer: { ...schoolShown, id: fact('school') },
  });
  const school = await record([one], (mate) => mate.schools.getSchool(facts.school));
  expect(school).toMatchObject({ id: facts.school, city: facts.city, website: 'https://hust.edu.vn' });
});

test('schools around a point come with their distance', async () => {
  const found = exchange({
    operation: 'searchSchoolsByLocation',
    title: 'a school near the point',
    given: onlySchool,
    query: { ...aroundTexts, radius: '5' },
    status: 200,
    headers: { 'X-Total-Count': '1' },
    answer: listOf({ ...schoolShown, distance_km: amount(0.53) }) as never,
  });
  const [school] = await record([found], (mate) => mate.schools.searchSchoolsByLocation({ ...around, radius: 5 }));
  expect(school?.distance_km).toBe(0.53);
});

test('the schools of a city', async () => {
  const found = exchange({
    operation: 'searchSchoolsByCity',
    title: 'a city with a school',
    given: onlySchool,
    query: { city: 'noi' },
    status: 200,
    headers: { 'X-Total-Count': '1' },
    answer: listOf(schoolRow) as never,
  });
  const [school] = await record([found], (mate) => mate.schools.searchSchoolsByCity({ city: 'noi' }));
  expect(school?.short_name).toBe('HUST');
});

test('searches without what they are about are told', async () => {
  const [halfMiddle, noCity] = [
    exchange({
      operation: 'searchSchoolsByLocation',
      title: 'half a middle',
      given: [given('signedIn')],
      query: { lat: '21.03' },
      status: 400,
      answer: actionError("Both 'lat' and 'lng' query parameters are required."),
    }),
    exchange({
      operation: 'searchSchoolsByCity',
      title: 'no city',
      given: [given('signedIn')],
      status: 400,
      answer: actionError("The 'city' query parameter is required."),
    }),
  ];
  const errors = await record([halfMiddle, noCity], async (mate) => [
    await mate.schools.searchSchoolsByLocation({ lat: 21.03 } as never).catch(caught),
    await mate.schools.searchSchoolsByCity({} as never).catch(caught),
  ]);
  for (const error of errors) expect(error).toMatchObject({ status: 400, detail: expect.stringContaining('required') });
});
