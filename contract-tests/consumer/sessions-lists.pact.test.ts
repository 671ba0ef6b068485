import { BadRequestError } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { given } from '../states.ts';
import { actionError, page } from './answer.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { whole } from './matching-rules.ts';
import { session, sessionRow } from './sessions.shapes.ts';

const form = { title: 'Calculus', location_name: 'Library', start_time: '2099-03-03T12:00:00Z', duration_minutes: 90 };
const planned = {
  title: 'Calculus',
  subject: null,
  session_type: 'in_person',
  start_time: '2099-03-03T12:00:00.000Z',
  end_time: '2099-03-03T13:30:00.000Z',
  duration_minutes: 90,
  location_address: '',
  meeting_link: '',
  geom_point: null,
};

describe('planning', () => {
  test('a session makes its host the first participant', async () => {
    const made = exchange({
      operation: 'createSession',
      title: 'a single session',
      given: [given('signedIn')],
      body: form,
      status: 201,
      answer: session({ iAm: 'host' }, planned),
    });
    const own = await record([made], (mate) => mate.sessions.createSession(form));
    expect(own).toMatchObject({ is_host: true, is_participant: true, series: null });
  });

  test('a series answers with its first session', async () => {
    const rule = {
      recurrence_pattern: 'weekly',
      recurrence_end_date: '2099-03-31',
      timezone: 'Europe/Berlin',
    } as const;
    const made = exchange({
      operation: 'createSession',
      title: 'a weekly series',
      given: [given('signedIn')],
      body: { ...form, ...rule },
      status: 201,
      answer: session(
        { iAm: 'host' },
        { ...planned, ...rule, series: whole(3), recurrence_index: 1, occurrence_date: '2099-03-03' },
      ),
    });
    const first = await record([made], (mate) => mate.sessions.createSession({ ...form, ...rule }));
    expect(first).toMatchObject({ recurrence_index: 1, recurrence_pattern: 'weekly' });
  });

  test('a session that nobody would find is refused', async () => {
    const body = { ...form, location_name: '' };
    const text = 'In-person or hybrid sessions must have a location name or coordinates.';
    const refused = exchange({
      operation: 'createSession',
      title: 'a session nowhere',
      given: [given('signedIn')],
      body,
      status: 400,
      answer: { non_field_errors: [text] },
    });
    const error = await recordError(refused, (mate) => mate.sessions.createSession(body));
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ nonFieldErrors: [text] });
  });
});

describe('lists of sessions', () => {
  test('are read from page to page with their filters kept', async () => {
    const two = [given('sessionOfOther', { sessions: 2 })];
    const query = { time_filter: 'upcoming', page_size: '1' };
    const row = sessionRow({ iAm: 'stranger' });
    const first = exchange({
      operation: 'listSessions',
      title: 'the first of several pages',
      given: two,
      query,
      status: 200,
      answer: page(row, { next: 'page=2&page_size=1&time_filter=upcoming' }),
    });
    const last = exchange({
      operation: 'listSessions',
      title: 'the last of several pages',
      given: two,
      query: { ...query, page: '2' },
      status: 200,
      answer: page(row, { previous: 'page_size=1&time_filter=upcoming' }),
    });
    const states = await record([first, last], async (mate) => {
      const all: string[] = [];
      for await (const it of mate.sessions.listSessions({ time_filter: 'upcoming', page_size: 1 })) all.push(it.status);
      return all;
    });
    expect(states).toEqual(['upcoming', 'upcoming']);
  });

  test('are refused for a subject that is no number', async () => {
    const refused = exchange({
      operation: 'listSessions',
      title: 'a subject by name',
      given: [given('signedIn')],
      query: { subject: 'maths' },
      status: 400,
      answer: { subject: ['A valid integer is required.'] },
    });
    const subject = 'maths' as never;
    const error = await recordError(refused, async (mate) => mate.sessions.listSessions({ subject }));
    expect(error).toMatchObject({ fields: { subject: ['A valid integer is required.'] } });
  });

  test('hold the own ones by role', async () => {
    const listed = exchange({
      operation: 'listMySessions',
      title: 'one that I attend',
      given: [given('sessionOfOther', { seat: 'registered' })],
      query: { role: 'attending' },
      status: 200,
      answer: [sessionRow({ iAm: 'participant' })],
    });
    const [row] = await record([listed], (mate) => mate.sessions.listMySessions({ role: 'attending' }));
    expect(row).toMatchObject({ is_host: false, is_participant: true });
  });

  test('hold those nearby', async () => {
    const listed = exchange({
      operation: 'listNearbySessions',
      title: 'one within two kilometres',
      given: [given('sessionOfOther')],
      query: { radius_km: '2' },
      status: 200,
      answer: [sessionRow({ iAm: 'stranger' })],
    });
    expect(await record([listed], (mate) => mate.sessions.listNearbySessions({ radius_km: 2 }))).toHaveLength(1);
  });

  test('hold nothing nearby without a position', async () => {
    const refused = exchange({
      operation: 'listNearbySessions',
      title: 'I have no position',
      given: [given('signedIn')],
      status: 400,
      answer: actionError('You must set your location first.'),
    });
    const error = await recordError(refused, (mate) => mate.sessions.listNearbySessions());
    expect(error).toMatchObject({ detail: 'You must set your location first.' });
  });
});

describe('the calendar', () => {
  test('holds what begins in a month', async () => {
    const listed = exchange({
      operation: 'listMonthlySessions',
      title: 'a month of Berlin',
      given: [given('hostedSession', { start: '2099-02-28T23:30:00Z' })],
      query: { month: '3', year: '2099', timezone: 'Europe/Berlin' },
      status: 200,
      answer: [sessionRow({ iAm: 'host' })],
    });
    const query = { month: 3, year: 2099, timezone: 'Europe/Berlin' };
    const [row] = await record([listed], (mate) => mate.sessions.listMonthlySessions(query));
    expect(row?.is_host).toBe(true);
  });

  test('has twelve months', async () => {
    const refused = exchange({
      operation: 'listMonthlySessions',
      title: 'a thirteenth month',
      given: [given('signedIn')],
      query: { month: '13', year: '2099' },
      status: 400,
      answer: actionError('Month must be between 1 and 12.'),
    });
    const error = await recordError(refused, (mate) => mate.sessions.listMonthlySessions({ month: 13, year: 2099 }));
    expect(error).toMatchObject({ detail: 'Month must be between 1 and 12.' });
  });
});
