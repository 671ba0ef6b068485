import { BadRequestError } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { page } from './answer.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { connectionRequest, requestRow } from './matching.shapes.ts';
import { fact, placeholder } from './matching-rules.ts';

const theRequest = { id: placeholder('request') };

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
    const error = await recordError(refused, (mate) => mate.matching.sendRequest(body));
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
    const error = await recordError(refused, (mate) => mate.matching.sendRequest(nobody));
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
