import { BadRequestError, type StudyMate } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { page } from './answer.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { fact, placeholder, whole } from './matching-rules.ts';
import { userSubject, userSubjectRow } from './subjects.shapes.ts';

const theEntry = { id: placeholder('userSubject') };
const form = { subject: facts.subject, level: 'intermediate', intent: 'both', note: 'Ôn thi' } as const;
const sent = { ...form, subject: fact('subject') };

test('the own list is read from page to page', async () => {
  const two = [given('userSubject', { entries: 2 })];
  const query = { intent: 'learn', page_size: '1' };
  const first = exchange({
    operation: 'listUserSubjects',
    title: 'the first of several pages',
    given: two,
    query,
    status: 200,
    answer: page(userSubjectRow(), { next: 'intent=learn&page=2&page_size=1' }),
  });
  const last = exchange({
    operation: 'listUserSubjects',
    title: 'the last of several pages',
    given: two,
    query: { ...query, page: '2' },
    status: 200,
    answer: page(userSubjectRow(), { previous: 'intent=learn&page_size=1' }),
  });
  const ids = await record([first, last], async (mate) => {
    const all: number[] = [];
    for await (const { id } of mate.subjects.listUserSubjects({ intent: 'learn', page_size: 1 })) all.push(id);
    return all;
  });
  expect(ids).toHaveLength(2);
});

test('a search that is too long is told at its field', async () => {
  const search = 'x'.repeat(201);
  const refused = exchange({
    operation: 'listUserSubjects',
    title: 'a search that is too long',
    given: [given('signedIn')],
    query: { search },
    status: 400,
    answer: { search: ['Ensure this field has no more than 200 characters.'] },
  });
  const error = await recordError(refused, (mate) => mate.subjects.listUserSubjects({ search }));
  expect(error).toMatchObject({ status: 400, fields: { search: [expect.any(String)] } });
});

describe('putting a subject on the own list', () => {
  const add = (mate: StudyMate) => mate.subjects.addUserSubject(form);

  test('makes an entry', async () => {
    const added = exchange({
      operation: 'addUserSubject',
      title: 'a subject that is not on the list',
      given: [given('subject')],
      body: sent,
      status: 201,
      answer: { ...sent, id: whole(facts.userSubject) },
    });
    expect(await record([added], add)).toEqual({ ...form, id: facts.userSubject });
  });

  test('twice is refused', async () => {
    const text = 'You have already added this subject.';
    const refused = exchange({
      operation: 'addUserSubject',
      title: 'a subject that is on the list already',
      given: [given('userSubject')],
      body: sent,
      status: 400,
      answer: { non_field_errors: [text] },
    });
    const error = await recordError(refused, (mate) => add(mate));
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ nonFieldErrors: [text] });
  });
});

test('one of the own subjects', async () => {
  const shown = exchange({
    operation: 'getUserSubject',
    title: 'my entry',
    given: [given('userSubject')],
    params: theEntry,
    status: 200,
    answer: userSubject,
  });
  const entry = await record([shown], (mate) => mate.subjects.getUserSubject(facts.userSubject));
  expect(entry).toMatchObject({ user: facts.me, note: 'Chương 3' });
});

test('taking a subject off the own list', async () => {
  const removed = exchange({
    operation: 'removeUserSubject',
    title: 'my entry',
    given: [given('userSubject')],
    params: theEntry,
    status: 204,
  });
  expect(await record([removed], (mate) => mate.subjects.removeUserSubject(facts.userSubject))).toBeUndefined();
});
