import type { ConnectionRequest } from '@study-mate/sdk';
import { expect, test } from 'vitest';
import { connectionRequest } from '../consumer/matching.shapes.ts';
import { fact } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { heard } from './peer.ts';
import { recordServerEvent } from './record.ts';

const news = [
  ['requestReceived', given('otherPerson'), connectionRequest({ iAm: 'receiver', state: 'pending' })],
  ['requestAccepted', given('sentRequest'), connectionRequest({ iAm: 'sender', state: 'accepted' })],
  ['requestRejected', given('sentRequest'), connectionRequest({ iAm: 'sender', state: 'rejected' })],
  ['requestBlocked', given('sentRequest'), connectionRequest({ iAm: 'sender', state: 'blocked' })],
] as const;

test.each(news)('%s', (cause, state, payload) =>
  recordServerEvent({ cause, given: [state], payload }, async (peer, sent) => {
    const request: ConnectionRequest = await heard(peer, sent.event, sent.payload);
    expect(request).toEqual(sent.payload);
  }),
);

test('connectionHidden', () =>
  recordServerEvent(
    {
      cause: 'connectionHidden',
      given: [given('conversation')],
      payload: { user_id: fact('other'), online: false, last_active_at: null },
    },
    async (peer, { event, payload }) => {
      expect(await heard(peer, event, payload)).toEqual({ user_id: facts.other, online: false, last_active_at: null });
    },
  ));

test('requestCancelled', () =>
  recordServerEvent(
    { cause: 'requestCancelled', given: [given('receivedRequest')], payload: { id: fact('request') } },
    async (peer, { event, payload }) => {
      expect(await heard(peer, event, payload)).toEqual({ id: facts.request });
    },
  ));
