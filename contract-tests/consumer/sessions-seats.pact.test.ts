import { BadRequestError, type StudyMate } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { actionError, page } from './answer.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { placeholder, time, whole } from './matching-rules.ts';
import { summary } from './people.shapes.ts';
import { participant } from './sessions.shapes.ts';

const theSession = { id: placeholder('session') };

const seats = [
  {
    operation: 'joinSession',
    call: (mate: StudyMate): Promise<unknown> => mate.sessions.joinSession(facts.session),
    from: given('sessionOfOther', { seat: 'cancelled' }),
    answer: participant('registered'),
    not: given('sessionOfOther', { state: 'full' }),
    refusal: 'Cannot join this session. It may be full, cancelled, or you are already a participant.',
  },
  {
    operation: 'leaveSession',
    call: (mate: StudyMate): Promise<unknown> => mate.sessions.leaveSession(facts.session),
    from: given('sessionOfOther', { seat: 'registered' }),
    answer: { message: 'You have left the session.' },
    not: given('sessionOfOther'),
    refusal: 'You are not a participant in this session.',
  },
  {
    operation: 'checkInToSession',
    call: (mate: StudyMate): Promise<unknown> => mate.sessions.checkInToSession(facts.session),
    from: given('sessionOfOther', { seat: 'registered' }),
    answer: participant('attended'),
    not: given('sessionOfOther', { seat: 'attended' }),
    refusal: 'You are not registered for this session or have already checked in.',
  },
  {
    operation: 'checkOutOfSession',
    call: (mate: StudyMate): Promise<unknown> => mate.sessions.checkOutOfSession(facts.session),
    from: given('sessionOfOther', { seat: 'attended' }),
    answer: participant('attended', { check_out_time: time(), duration_minutes: 0 }),
    not: given('sessionOfOther', { seat: 'registered' }),
    refusal: 'You have not checked in to this session.',
  },
] as const;

describe.each(seats)('$operation', ({ operation, call, from, answer, not, refusal }) => {
  test('changes my seat', async () => {
    const done = exchange({
      operation,
      title: 'when it is possible',
      given: [from],
      params: theSession,
      status: 200,
      answer: answer as never,
    });
    expect(await record([done], call)).toBeTruthy();
  });

  test('is refused otherwise', async () => {
    const refused = exchange({
      operation,
      title: 'when it is not possible',
      given: [not],
      params: theSession,
      status: 400,
      answer: actionError(refusal) as never,
    });
    const error = await recordError(refused, call);
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ detail: refusal });
  });
});

test('a note goes with the seat', async () => {
  const notes = 'I bring tea';
  const joined = exchange({
    operation: 'joinSession',
    title: 'with a note',
    given: [given('sessionOfOther')],
    params: theSession,
    body: { notes },
    status: 200,
    answer: participant('registered', { notes }),
  });
  const seat = await record([joined], (mate) => mate.sessions.joinSession(facts.session, { notes }));
  expect(seat.notes).toBe(notes);
});

test('joining what is over is refused in other words', async () => {
  const refused = exchange({
    operation: 'joinSession',
    title: 'when it is over',
    given: [given('sessionOfOther', { state: 'completed' })],
    params: theSession,
    status: 400,
    answer: actionError('This session has already ended.'),
  });
  const error = await recordError(refused, (mate) => mate.sessions.joinSession(facts.session));
  expect(error).toMatchObject({ detail: 'This session has already ended.' });
});

test('participants are read from page to page', async () => {
  const two = [given('hostedSession', { guests: 1 })];
  const first = exchange({
    operation: 'listSessionParticipants',
    title: 'the first of several pages',
    given: two,
    params: theSession,
    query: { page_size: '1' },
    status: 200,
    answer: page(participant('registered'), { next: 'page=2&page_size=1' }),
  });
  const last = exchange({
    operation: 'listSessionParticipants',
    title: 'the last of several pages',
    given: two,
    params: theSession,
    query: { page_size: '1', page: '2' },
    status: 200,
    answer: page(participant('registered', { user: summary(whole(facts.other)) }), { previous: 'page_size=1' }),
  });
  const states = await record([first, last], async (mate) => {
    const all: string[] = [];
    for await (const { status } of mate.sessions.listSessionParticipants(facts.session, { page_size: 1 }))
      all.push(status);
    return all;
  });
  expect(states).toEqual(['registered', 'registered']);
});
