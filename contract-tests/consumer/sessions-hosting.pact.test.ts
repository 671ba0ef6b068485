import { BadRequestError, ForbiddenError, type StudyMate } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { actionError } from './answer.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { placeholder } from './matching-rules.ts';
import { session } from './sessions.shapes.ts';

const theSession = { id: placeholder('session') };
const form = { title: 'Algebra', start_time: '2099-03-03T12:00:00Z', duration_minutes: 90 };

describe('one session', () => {
  test('hides its link and address from strangers', async () => {
    const shown = exchange({
      operation: 'getSession',
      title: 'one of somebody else',
      given: [given('sessionOfOther')],
      params: theSession,
      status: 200,
      answer: session({ iAm: 'stranger' }),
    });
    const seen = await record([shown], (mate) => mate.sessions.getSession(facts.session));
    expect(seen).toMatchObject({ can_join: true, meeting_link: '', location_address: '' });
  });

  test('shows them to those who take part', async () => {
    const shown = exchange({
      operation: 'getSession',
      title: 'one that I have a seat in',
      given: [given('sessionOfOther', { seat: 'registered' })],
      params: theSession,
      status: 200,
      answer: session({ iAm: 'participant' }),
    });
    const seen = await record([shown], (mate) => mate.sessions.getSession(facts.session));
    expect(seen.meeting_link).toMatch(/^https/);
  });

  test('is shown when it is cancelled', async () => {
    const shown = exchange({
      operation: 'getSession',
      title: 'one that I have cancelled',
      given: [given('hostedSession', { state: 'cancelled' })],
      params: theSession,
      status: 200,
      answer: session({ iAm: 'host' }, { status: 'cancelled', can_leave: false, can_edit: false, can_cancel: false }),
    });
    expect((await record([shown], (mate) => mate.sessions.getSession(facts.session))).status).toBe('cancelled');
  });
});

describe('hosts', () => {
  test('change what they like and see the whole of it', async () => {
    const changed = exchange({
      operation: 'updateSession',
      title: 'a new title',
      given: [given('hostedSession')],
      params: theSession,
      body: { title: 'Algebra', scope: 'following' },
      status: 200,
      answer: session({ iAm: 'host' }, { title: 'Algebra' }),
    });
    const seen = await record([changed], (mate) =>
      mate.sessions.updateSession(facts.session, { title: 'Algebra', scope: 'following' }),
    );
    expect(seen).toMatchObject({ title: 'Algebra', is_host: true });
  });

  test('save the form', async () => {
    const times = { start_time: '2099-03-03T12:00:00.000Z', end_time: '2099-03-03T13:30:00.000Z' };
    const saved = exchange({
      operation: 'replaceSession',
      title: 'the whole form',
      given: [given('hostedSession')],
      params: theSession,
      body: form,
      status: 200,
      answer: session({ iAm: 'host' }, { ...form, ...times }),
    });
    const seen = await record([saved], (mate) => mate.sessions.replaceSession(facts.session, form));
    expect(seen.end_time).toBe(times.end_time);
  });

  test('cancel', async () => {
    const cancelled = exchange({
      operation: 'cancelSession',
      title: 'this one and those that follow',
      given: [given('hostedSession')],
      params: theSession,
      query: { scope: 'following' },
      status: 200,
      answer: { message: 'Session cancelled successfully.' },
    });
    const answer = await record([cancelled], (mate) =>
      mate.sessions.cancelSession(facts.session, { scope: 'following' }),
    );
    expect(answer.message).toContain('cancelled');
  });
});

const byHosts = {
  replaceSession: {
    body: form,
    call: (mate: StudyMate): Promise<unknown> => mate.sessions.replaceSession(facts.session, form),
  },
  updateSession: {
    body: { title: 'Algebra' },
    call: (mate: StudyMate): Promise<unknown> => mate.sessions.updateSession(facts.session, { title: 'Algebra' }),
  },
  cancelSession: {
    body: undefined,
    call: (mate: StudyMate): Promise<unknown> => mate.sessions.cancelSession(facts.session),
  },
};
const afterwards = {
  replaceSession: 'This session has been cancelled and cannot be changed.',
  updateSession: 'This session has been cancelled and cannot be changed.',
  cancelSession: 'This session has already been cancelled.',
};

describe.each(Object.keys(byHosts) as (keyof typeof byHosts)[])('%s', (operation) => {
  const { body, call } = byHosts[operation];

  test('is for the host', async () => {
    const detail = 'Only the session host can perform this action.';
    const refused = exchange({
      operation,
      title: 'a session of somebody else',
      given: [given('sessionOfOther', { seat: 'registered' })],
      params: theSession,
      ...(body && { body }),
      status: 403,
      answer: { detail },
    });
    const error = await recordError(refused, call);
    expect(error).toBeInstanceOf(ForbiddenError);
    expect(error).toMatchObject({ detail });
  });

  test('is refused when the session is cancelled', async () => {
    const refused = exchange({
      operation,
      title: 'a session that is cancelled',
      given: [given('hostedSession', { state: 'cancelled' })],
      params: theSession,
      ...(body && { body }),
      status: 400,
      answer: actionError(afterwards[operation]),
    });
    const error = await recordError(refused, call);
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ detail: afterwards[operation] });
  });
});
