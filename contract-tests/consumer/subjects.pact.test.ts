import { BadRequestError } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { page } from './answer.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { placeholder, whole } from './matching-rules.ts';
import { subject, subjectRow } from './subjects.shapes.ts';

const theSubject = { id: placeholder('subject') };
const form = {
  code: 'CS101',
  name_vi: 'Lập trình cơ bản',
  name_en: 'Introduction to Programming',
  level: 'beginner',
} as const;
const codeTaken = 'Subject with this code already exists.';

test('the catalogue is searched from page to page', async () => {
  const several = [given('subject', { subjects: 2 })];
  const query = { search: 'tich', page_size: '1' };
  const first = exchange({
    operation: 'listSubjects',
    title: 'the first of several pages',
    given: several,
    query,
    status: 200,
    answer: page(subjectRow, { next: 'page=2&page_size=1&search=tich' }),
  });
  const last = exchange({
    operation: 'listSubjects',
    title: 'the last of several pages',
    given: several,
    query: { ...query, page: '2' },
    status: 200,
    answer: page(subjectRow, { previous: 'page_size=1&search=tich' }),
  });
  const names = await record([first, last], async (mate) => {
    const all: string[] = [];
    for await (const row of mate.subjects.listSubjects({ search: 'tich', page_size: 1 })) all.push(row.name_vi);
    return all;
  });
  expect(names).toEqual(['Giải tích', 'Giải tích']);
});

test('a search that is too long is told at its field', async () => {
  const search = 'x'.repeat(201);
  const refused = exchange({
    operation: 'listSubjects',
    title: 'a search that is too long',
    given: [given('signedIn')],
    query: { search },
    status: 400,
    answer: { search: ['Ensure this field has no more than 200 characters.'] },
  });
  const error = await recordError(refused, (mate) => mate.subjects.listSubjects({ search }));
  expect(error).toMatchObject({ status: 400, fields: { search: [expect.any(String)] } });
});

test('a subject with its learners and teachers', async () => {
  const shown = exchange({
    operation: 'getSubject',
    title: 'a subject',
    given: [given('subject')],
    params: theSubject,
    status: 200,
    answer: subject,
  });
  const found = await record([shown], (mate) => mate.subjects.getSubject(facts.subject));
  expect(found).toMatchObject({ id: facts.subject, learners_count: 0 });
});

describe('a new subject', () => {
  test('gets an id', async () => {
    const created = exchange({
      operation: 'createSubject',
      title: 'a new subject',
      given: [given('signedIn')],
      body: form,
      status: 201,
      answer: { id: whole(facts.subject), ...form },
    });
    expect(await record([created], (mate) => mate.subjects.createSubject(form))).toMatchObject(form);
  });

  test('needs a code of its own', async () => {
    const refused = exchange({
      operation: 'createSubject',
      title: 'a code that is taken',
      given: [given('subject', { code: form.code })],
      body: form,
      status: 400,
      answer: { code: [codeTaken] },
    });
    const error = await recordError(refused, (mate) => mate.subjects.createSubject(form));
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ fields: { code: [codeTaken] } });
  });
});
