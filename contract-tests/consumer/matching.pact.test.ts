import { BadRequestError, ForbiddenError, type StudyMate } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { page } from './answer.shapes.ts';
import { exchange, record } from './exchange.ts';
import { connection, connectionRequest, requestRow } from './matching.shapes.ts';
import { fact } from './matching-rules.ts';

const caught = (reason: unknown) => reason;
// biome-ignore lint/suspicious/noTemplateCurlyInString: Pact fills it in
const theRequest = { id: '${request}' };

describe('asking somebody', () => {
  const body = { receiver_id: facts.other, message: 'Shall we study together?' };
  const sent = { ...body, receiver_id: fact('other') };

  test('makes a pending request', async () => {
    const asked = exchange({
      operation: 'sendRequest',
      title: 'somebody new',
      given: [given('otherPerson')],
      body: sent,
      status: 201,
      answer: connectionRequest({ iAm: 'sender', state: 'pending' }),
    });
    const request = await record([asked], (mate) => mate.matching.sendRequest(body));
    expect(request).toMatchObject({ state: 'pending', can_accept: false });
  });

  test('twice is refused', async () => {
    const text = 'Connection request already exists with status: pending';
    const refused = exchange({
      operation: 'sendRequest',
      title: 'somebody who is asked already',
      given: [given('sentRequest')],
      body: sent,
      status: 400,
      answer: { non_field_errors: [text] },
    });
    const error = await record([refused], (mate) => mate.matching.sendRequest(body).catch(caught));
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ nonFieldErrors: [text] });
  });

  test('somebody who does not exist is told at the field', async () => {
    const nobody = { receiver_id: 2_000_000_000 };
    const refused = exchange({
      operation: 'sendRequest',
      title: 'somebody who does not exist',
      given: [given('signedIn')],
      body: nobody,
      status: 400,
      answer: { receiver_id: ['Receiver user does not exist'] },
    });
    const error = await record([refused], (mate) => mate.matching.sendRequest(nobody).catch(caught));
    expect(error).toMatchObject({ fields: { receiver_id: ['Receiver user does not exist'] } });
  });
});

describe('lists of requests', () => {
  const received = requestRow({ iAm: 'receiver', state: 'pending' });
  const sent = requestRow({ iAm: 'sender', state: 'pending' });

  test('all of them, from page to page', async () => {
    const two = [given('receivedRequest', { requests: 2 })];
    const first = exchange({
      operation: 'listRequests',
      title: 'the first of several pages',
      given: two,
      query: { page_size: '1' },
      status: 200,
      answer: page(received, { next: 'page=2&page_size=1' }),
    });
    const last = exchange({
      operation: 'listRequests',
      title: 'the last of several pages',
      given: two,
      query: { page_size: '1', page: '2' },
      status: 200,
      answer: page(received, { previous: 'page_size=1' }),
    });
    const rows = await record([first, last], async (mate) => {
      const all: string[] = [];
      for await (const { state } of mate.matching.listRequests({ page_size: 1 })) all.push(state);
      return all;
    });
    expect(rows).toEqual(['pending', 'pending']);
  });

  test('those sent, by state', async () => {
    const listed = exchange({
      operation: 'listSentRequests',
      title: 'one that is pending',
      given: [given('sentRequest')],
      query: { state: 'pending' },
      status: 200,
      answer: page(sent),
    });
    const { results } = await record([listed], (mate) => mate.matching.listSentRequests({ state: 'pending' }));
    expect(results[0]).toMatchObject({ can_accept: false, can_message: false });
  });

  test('those received', async () => {
    const listed = exchange({
      operation: 'listReceivedRequests',
      title: 'one that is pending',
      given: [given('receivedRequest')],
      status: 200,
      answer: page(received),
    });
    const { results } = await record([listed], (mate) => mate.matching.listReceivedRequests());
    expect(results[0]).toMatchObject({ can_accept: true, can_reject: true });
  });

  test('those that wait for an answer', async () => {
    const listed = exchange({
      operation: 'listPendingRequests',
      title: 'one that I received',
      given: [given('receivedRequest')],
      status: 200,
      answer: { sent: [], received: [received] },
    });
    const pending = await record([listed], (mate) => mate.matching.listPendingRequests());
    expect([pending.sent.length, pending.received.length]).toEqual([0, 1]);
  });
});

describe('one request', () => {
  test('shown to its receiver', async () => {
    const shown = exchange({
      operation: 'getRequest',
      title: 'one that I received',
      given: [given('receivedRequest')],
      params: theRequest,
      status: 200,
      answer: connectionRequest({ iAm: 'receiver', state: 'pending' }),
    });
    expect((await record([shown], (mate) => mate.matching.getRequest(facts.request))).can_accept).toBe(true);
  });

  test('taken back leaves nothing', async () => {
    const gone = exchange({
      operation: 'cancelRequest',
      title: 'one that I sent',
      given: [given('sentRequest')],
      params: theRequest,
      status: 204,
    });
    expect(await record([gone], (mate) => mate.matching.cancelRequest(facts.request))).toBeUndefined();
  });
});

const calls = {
  getRequest: ({ matching }: StudyMate): Promise<unknown> => matching.getRequest(facts.request),
  cancelRequest: ({ matching }: StudyMate): Promise<unknown> => matching.cancelRequest(facts.request),
  acceptRequest: ({ matching }: StudyMate): Promise<unknown> => matching.acceptRequest(facts.request),
  rejectRequest: ({ matching }: StudyMate): Promise<unknown> => matching.rejectRequest(facts.request),
  blockRequest: ({ matching }: StudyMate): Promise<unknown> => matching.blockRequest(facts.request),
};

const answers = [
  { operation: 'acceptRequest', state: 'accepted' },
  { operation: 'rejectRequest', state: 'rejected' },
  { operation: 'blockRequest', state: 'blocked' },
] as const;

test.each(answers)('$operation leaves the request $state', async ({ operation, state }) => {
  const done = exchange({
    operation,
    title: 'a request that I received',
    given: [given('receivedRequest')],
    params: theRequest,
    status: 200,
    answer: connectionRequest({ iAm: 'receiver', state }),
  });
  expect(await record([done], calls[operation])).toMatchObject({ state, can_message: state === 'accepted' });
});

const notMine = [
  { operation: 'getRequest', detail: 'You do not have permission to view this connection request' },
  { operation: 'cancelRequest', detail: 'Only the sender can cancel this request' },
  { operation: 'acceptRequest', detail: 'Only the receiver can accept this request' },
  { operation: 'rejectRequest', detail: 'Only the receiver can reject this request' },
  { operation: 'blockRequest', detail: 'Only participants can block this connection' },
] as const;

test.each(notMine)('$operation is refused for a request of others', async ({ operation, detail }) => {
  const refused = exchange({
    operation,
    title: 'a request of others',
    given: [given('requestOfOthers')],
    params: theRequest,
    status: 403,
    answer: { detail },
  });
  const error = await record([refused], (mate) => calls[operation](mate).catch(caught));
  expect(error).toBeInstanceOf(ForbiddenError);
  expect(error).toMatchObject({ detail });
});

const tooLate = [
  {
    operation: 'cancelRequest',
    given: given('sentRequest', { state: 'accepted' }),
    detail: 'Cannot cancel request in accepted state. Only pending requests can be canceled.',
  },
  {
    operation: 'acceptRequest',
    given: given('receivedRequest', { state: 'rejected' }),
    detail: 'Cannot accept request in rejected state',
  },
  {
    operation: 'rejectRequest',
    given: given('receivedRequest', { state: 'accepted' }),
    detail: 'Cannot reject request in accepted state',
  },
  {
    operation: 'blockRequest',
    given: given('receivedRequest', { state: 'blocked' }),
    detail: 'Cannot block request in blocked state',
  },
] as const;

test.each(tooLate)('$operation is refused when it is too late', async ({ operation, given: state, detail }) => {
  const refused = exchange({
    operation,
    title: 'a request that is decided',
    given: [state],
    params: theRequest,
    status: 400,
    answer: { detail },
  });
  const error = await record([refused], (mate) => calls[operation](mate).catch(caught));
  expect(error).toBeInstanceOf(BadRequestError);
  expect(error).toMatchObject({ detail });
});

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

  test('one of them', async () => {
    const shown = exchange({
      operation: 'getConnection',
      title: 'my connection',
      given: [given('conversation')],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Pact fills it in
      params: { id: '${connection}' },
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
    const error = await record([refused], (mate) => mate.matching.getConnection(facts.request).catch(caught));
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
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Pact fills it in
      params: { user_id: '${other}' },
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
