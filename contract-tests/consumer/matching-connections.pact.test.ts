import { ForbiddenError } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { page } from './answer.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { connection } from './matching.shapes.ts';
import { fact, placeholder, time } from './matching-rules.ts';

const theRequest = { id: placeholder('request') };

describe('connections', () => {
  test('the people one is connected with', async () => {
    const listed = exchange({
      operation: 'listConnections',
      title: 'one connection',
      given: [given('conversation')],
      status: 200,
      answer: page(connection),
    });
    const { results } = await record([listed], (mate) => mate.matching.listConnections());
    expect(results[0]).toMatchObject({ id: facts.connection, conversation_id: facts.conversation });
  });

  test('who of them is online', async () => {
    const listed = exchange({
      operation: 'listPresence',
      title: 'one connection, who is not there',
      given: [given('conversation')],
      status: 200,
      answer: page({ id: fact('connection'), user_id: fact('other'), online: false, last_active_at: time() }),
    });
    const { results } = await record([listed], (mate) => mate.matching.listPresence());
    expect(results[0]).toMatchObject({ user_id: facts.other, online: false });
  });

  test('one of them', async () => {
    const shown = exchange({
      operation: 'getConnection',
      title: 'my connection',
      given: [given('conversation')],
      params: { id: placeholder('connection') },
      status: 200,
      answer: connection,
    });
    const { user } = await record([shown], (mate) => mate.matching.getConnection(facts.connection));
    expect(user.id).toBe(facts.other);
  });

  test('those of others are refused', async () => {
    const refused = exchange({
      operation: 'getConnection',
      title: 'a connection of others',
      given: [given('requestOfOthers', { state: 'accepted' })],
      params: theRequest,
      status: 403,
      answer: { detail: 'You do not have permission to view this connection' },
    });
    const error = await recordError(refused, (mate) => mate.matching.getConnection(facts.request));
    expect(error).toBeInstanceOf(ForbiddenError);
  });

  test('in numbers', async () => {
    const shown = exchange({
      operation: 'getConnectionStatistics',
      title: 'one received request',
      given: [given('receivedRequest')],
      status: 200,
      answer: { sent_pending: 0, received_pending: 1, accepted_connections: 0, total_requests: 1 },
    });
    expect(await record([shown], (mate) => mate.matching.getConnectionStatistics())).toMatchObject({
      received_pending: 1,
    });
  });

  test('how things stand with somebody', async () => {
    const shown = exchange({
      operation: 'getConnectionStatus',
      title: 'somebody whom I have asked',
      given: [given('sentRequest')],
      params: { user_id: placeholder('other') },
      status: 200,
      answer: {
        connected: false,
        can_message: false,
        user1_sent: true,
        user2_sent: false,
        user1_request_state: 'pending',
        user2_request_state: null,
      },
    });
    const status = await record([shown], (mate) => mate.matching.getConnectionStatus(facts.other));
    expect(status).toMatchObject({ user1_sent: true, user2_request_state: null });
  });
});
