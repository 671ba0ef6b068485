import type { StudyMate } from '@study-mate/sdk';
import { expect, test } from 'vitest';
import { facts, given, idempotencyKey } from '../states.ts';
import { profile } from './auth.shapes.ts';
import { type Exchange, exchange, record } from './exchange.ts';
import { connectionRequest } from './matching.shapes.ts';
import { fact, placeholder, whole } from './matching-rules.ts';
import { participant } from './sessions.shapes.ts';

const options = { idempotencyKey };
const isReplayed = { 'Idempotent-Replayed': 'true' };
const before = 'what was done before with the same key';

/** Done anew, the first three would be refused, and the others done twice. */
const writes: { again: Exchange; call(mate: StudyMate): Promise<unknown>; answer: object }[] = [
  {
    again: exchange({
      operation: 'sendRequest',
      title: before,
      given: [given('otherPerson'), given('repeated')],
      key: idempotencyKey,
      body: { receiver_id: fact('other') },
      status: 201,
      headers: isReplayed,
      answer: connectionRequest({ iAm: 'sender', state: 'pending' }),
    }),
    call: (mate) => mate.matching.sendRequest({ receiver_id: facts.other }, options),
    answer: { state: 'pending' },
  },
  {
    again: exchange({
      operation: 'acceptRequest',
      title: before,
      given: [given('receivedRequest'), given('repeated')],
      key: idempotencyKey,
      params: { id: placeholder('request') },
      status: 200,
      headers: isReplayed,
      answer: connectionRequest({ iAm: 'receiver', state: 'accepted' }),
    }),
    call: (mate) => mate.matching.acceptRequest(facts.request, options),
    answer: { state: 'accepted' },
  },
  {
    again: exchange({
      operation: 'joinSession',
      title: before,
      given: [given('sessionOfOther'), given('repeated')],
      key: idempotencyKey,
      params: { id: placeholder('session') },
      body: { notes: 'I bring tea' },
      status: 200,
      headers: isReplayed,
      answer: participant('registered', { notes: 'I bring tea' }),
    }),
    call: (mate) => mate.sessions.joinSession(facts.session, { notes: 'I bring tea' }, options),
    answer: { notes: 'I bring tea' },
  },
  {
    again: exchange({
      operation: 'createCity',
      title: before,
      given: [given('signedIn'), given('repeated')],
      key: idempotencyKey,
      body: { name: 'Hà Nội' },
      status: 201,
      headers: isReplayed,
      answer: { id: whole(facts.city), name: 'Hà Nội' },
    }),
    call: (mate) => mate.cities.createCity({ name: 'Hà Nội' }, options),
    answer: { name: 'Hà Nội' },
  },
  {
    again: exchange({
      operation: 'updateProfile',
      title: before,
      given: [given('signedIn'), given('repeated')],
      key: idempotencyKey,
      body: { privacy_level: 'private' },
      status: 200,
      headers: isReplayed,
      answer: profile({ privacy_level: 'private' }),
    }),
    call: (mate) => mate.auth.updateProfile({ privacy_level: 'private' }, options),
    answer: { privacy_level: 'private' },
  },
];

test.each(writes)('$again.operation answers a repeated write as it did the first', async ({ again, call, answer }) => {
  expect(await record([again], call)).toMatchObject(answer);
});
