import { ForbiddenError } from '@study-mate/sdk';
import { expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { exchange, record } from './exchange.ts';
import { fact } from './matching-rules.ts';
import { schoolShown } from './school.shapes.ts';

const caught = (reason: unknown) => reason;
// biome-ignore lint/suspicious/noTemplateCurlyInString: Pact fills it in
const params = { id: '${school}' };
const form = { name: 'Đại học Xây dựng Hà Nội', address: '55 Giải Phóng' };
const forbidden = { detail: 'You do not have permission to perform this action.' };
const staffAndSchool = [given('staff'), given('schools')];
const onlySchool = [given('signedIn'), given('schools')];

const wrong = { ...form, city: 2_147_483_647 };
const errors = { city: ['Invalid pk "2147483647" - object does not exist.'] };

test('a school in a city that is not there is told', async () => {
  const refused = exchange({
    operation: 'createSchool',
    title: 'a city that is not there',
    given: [given('signedIn')],
    body: wrong,
    status: 400,
    answer: errors,
  });
  const error = await record([refused], (mate) => mate.schools.createSchool(wrong).catch(caught));
  expect(error).toMatchObject({ status: 400, fields: errors });
});

test.each(['replaceSchool', 'updateSchool'] as const)('staff change a school: %s', async (operation) => {
  const changed = exchange({
    operation,
    title: 'by staff',
    given: staffAndSchool,
    params,
    body: form,
    status: 200,
    answer: { ...schoolShown, ...form, id: fact('school') },
  });
  expect(await record([changed], (mate) => mate.schools[operation](facts.school, form))).toMatchObject(form);
});

test.each(['replaceSchool', 'updateSchool'] as const)('and are told what is wrong: %s', async (operation) => {
  const refused = exchange({
    operation,
    title: 'to a city that is not there',
    given: staffAndSchool,
    params,
    body: wrong,
    status: 400,
    answer: errors,
  });
  const error = await record([refused], (mate) => mate.schools[operation](facts.school, wrong).catch(caught));
  expect(error).toMatchObject({ status: 400, fields: errors });
});

test.each(['replaceSchool', 'updateSchool'] as const)('others may not: %s', async (operation) => {
  const refused = exchange({
    operation,
    title: 'by somebody who is not staff',
    given: onlySchool,
    params,
    body: form,
    status: 403,
    answer: forbidden,
  });
  const error = await record([refused], (mate) => mate.schools[operation](facts.school, form).catch(caught));
  expect(error).toBeInstanceOf(ForbiddenError);
});

test('staff remove a school', async () => {
  const gone = exchange({ operation: 'deleteSchool', title: 'by staff', given: staffAndSchool, params, status: 204 });
  expect(await record([gone], (mate) => mate.schools.deleteSchool(facts.school))).toBeUndefined();
});

test('others remove none', async () => {
  const refused = exchange({
    operation: 'deleteSchool',
    title: 'by somebody who is not staff',
    given: onlySchool,
    params,
    status: 403,
    answer: forbidden,
  });
  const error = await record([refused], (mate) => mate.schools.deleteSchool(facts.school).catch(caught));
  expect(error).toBeInstanceOf(ForbiddenError);
});
