import { ForbiddenError } from '@study-mate/sdk';
import { expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { cityShown } from './city.shapes.ts';
import { exchange, record } from './exchange.ts';
import { fact } from './matching-rules.ts';

const caught = (reason: unknown) => reason;
// biome-ignore lint/suspicious/noTemplateCurlyInString: Pact fills it in
const params = { id: '${city}' };
const hanoi = { latitude: 21.028511, longitude: 105.804817 };
const forbidden = { detail: 'You do not have permission to perform this action.' };
const staffAndCity = [given('staff'), given('cities')];
const onlyCity = [given('signedIn'), given('cities')];

const wrong = { name: '', latitude: 91, longitude: 0 };
const errors = {
  name: ['This field may not be blank.'],
  latitude: ['Ensure this value is less than or equal to 90.'],
};

test('a city that cannot be is told field by field', async () => {
  const refused = exchange({
    operation: 'createCity',
    title: 'a city that cannot be',
    given: [given('signedIn')],
    body: wrong,
    status: 400,
    answer: errors,
  });
  const error = await record([refused], (mate) => mate.cities.createCity(wrong).catch(caught));
  expect(error).toMatchObject({ status: 400, fields: errors });
});

test.each(['replaceCity', 'updateCity'] as const)('staff change a city: %s', async (operation) => {
  const body = { name: 'Thăng Long' };
  const changed = exchange({
    operation,
    title: 'by staff',
    given: staffAndCity,
    params,
    body,
    status: 200,
    answer: { ...cityShown, id: fact('city'), name: 'Thăng Long' },
  });
  const city = await record([changed], (mate) => mate.cities[operation](facts.city, body));
  expect(city).toMatchObject({ name: 'Thăng Long', ...hanoi });
});

test.each(['replaceCity', 'updateCity'] as const)('and are told what is wrong: %s', async (operation) => {
  const refused = exchange({
    operation,
    title: 'to what cannot be',
    given: staffAndCity,
    params,
    body: wrong,
    status: 400,
    answer: errors,
  });
  const error = await record([refused], (mate) => mate.cities[operation](facts.city, wrong).catch(caught));
  expect(error).toMatchObject({ status: 400, fields: errors });
});

test.each(['replaceCity', 'updateCity'] as const)('others may not: %s', async (operation) => {
  const body = { name: 'Mine' };
  const refused = exchange({
    operation,
    title: 'by somebody who is not staff',
    given: onlyCity,
    params,
    body,
    status: 403,
    answer: forbidden,
  });
  const error = await record([refused], (mate) => mate.cities[operation](facts.city, body).catch(caught));
  expect(error).toBeInstanceOf(ForbiddenError);
});

test('staff remove a city', async () => {
  const gone = exchange({ operation: 'deleteCity', title: 'by staff', given: staffAndCity, params, status: 204 });
  expect(await record([gone], (mate) => mate.cities.deleteCity(facts.city))).toBeUndefined();
});

test('others remove none', async () => {
  const refused = exchange({
    operation: 'deleteCity',
    title: 'by somebody who is not staff',
    given: onlyCity,
    params,
    status: 403,
    answer: forbidden,
  });
  const error = await record([refused], (mate) => mate.cities.deleteCity(facts.city).catch(caught));
  expect(error).toBeInstanceOf(ForbiddenError);
});
