import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { actionError, page } from './answer.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { groupMessage } from './groups.shapes.ts';
import { fact, placeholder, whole } from './matching-rules.ts';
import { summary } from './people.shapes.ts';

const theGroup = { group_id: placeholder('group') };
const clientMessageId = '0192f3a4-5b6c-7d8e-9f01-23456789abcd';
const iAmIn = { mine: 'active' } as const;

describe('messages of a group', () => {
  const two = [given('group', { ...iAmIn, messages: 2 })];

  test('are read newest first, from page to page', async () => {
    const first = exchange({
      operation: 'listGroupMessages',
      title: 'the first of two pages',
      given: two,
      params: theGroup,
      query: { page_size: '1' },
      status: 200,
      answer: page(groupMessage(2), { next: 'page=2&page_size=1' }),
    });
    const last = exchange({
      operation: 'listGroupMessages',
      title: 'the last of two pages',
      given: two,
      params: theGroup,
      query: { page_size: '1', page: '2' },
      status: 200,
      answer: page(groupMessage(1), { previous: 'page_size=1' }),
    });
    const seqs = await record([first, last], async (mate) => {
      const all: number[] = [];
      for await (const { seq } of mate.groups.listGroupMessages(facts.group, { page_size: 1 })) all.push(seq);
      return all;
    });
    expect(seqs).toEqual([2, 1]);
  });

  test('after a known one come oldest first', async () => {
    const missed = exchange({
      operation: 'listGroupMessages',
      title: 'after the beginning',
      given: two,
      params: theGroup,
      query: { after_seq: '0', page_size: '1' },
      status: 200,
      answer: page(groupMessage(1), { next: 'after_seq=1&page_size=1' }),
    });
    const { results } = await record([missed], (mate) =>
      mate.groups.listGroupMessages(facts.group, { after_seq: 0, page_size: 1 }),
    );
    expect(results[0]?.seq).toBe(1);
  });

  test('can be asked for in one way at a time', async () => {
    const text = 'Use only one of page, after_seq and before_seq.';
    const refused = exchange({
      operation: 'listGroupMessages',
      title: 'two ways of paging',
      given: [given('group', iAmIn)],
      params: theGroup,
      query: { after_seq: '1', before_seq: '3' },
      status: 400,
      answer: { non_field_errors: [text] },
    });
    const error = await recordError(refused, (mate) =>
      mate.groups.listGroupMessages(facts.group, { after_seq: 1, before_seq: 3 }),
    );
    expect(error).toMatchObject({ status: 400, nonFieldErrors: [text] });
  });
});

describe('sending to a group', () => {
  const body = { content: 'Hello!', client_message_id: clientMessageId };
  const stored = {
    ...groupMessage(),
    sender: summary(whole(facts.me)),
    content: 'Hello!',
    client_message_id: clientMessageId,
  };

  test('stores a message under the next number', async () => {
    const sent = exchange({
      operation: 'sendGroupMessage',
      title: 'a first message',
      given: [given('group', iAmIn)],
      params: theGroup,
      body,
      status: 201,
      answer: { ...stored, seq: 1 },
    });
    const message = await record([sent], (mate) => mate.groups.sendGroupMessage(facts.group, body));
    expect(message).toMatchObject({ seq: 1, content: 'Hello!' });
  });

  test('again answers with the first', async () => {
    const repeated = exchange({
      operation: 'sendGroupMessage',
      title: 'a message sent before',
      given: [given('group', { ...iAmIn, sentBefore: clientMessageId })],
      params: theGroup,
      body: { ...body, content: 'Hello again!' },
      status: 201,
      answer: { ...stored, id: fact('message') },
    });
    const message = await record([repeated], (mate) =>
      mate.groups.sendGroupMessage(facts.group, { ...body, content: 'Hello again!' }),
    );
    expect(message).toMatchObject({ id: facts.message, content: 'Hello!' });
  });

  test('wants words', async () => {
    const refused = exchange({
      operation: 'sendGroupMessage',
      title: 'no words',
      given: [given('group', iAmIn)],
      params: theGroup,
      body: { ...body, content: ' ' },
      status: 400,
      answer: { content: ['This field may not be blank.'] },
    });
    const error = await recordError(refused, (mate) =>
      mate.groups.sendGroupMessage(facts.group, { ...body, content: ' ' }),
    );
    expect(error).toMatchObject({ status: 400, fields: { content: ['This field may not be blank.'] } });
  });

  test('is for members', async () => {
    const text = 'You must be a member to send messages.';
    const refused = exchange({
      operation: 'sendGroupMessage',
      title: 'by somebody else',
      given: [given('group')],
      params: theGroup,
      body,
      status: 403,
      answer: actionError(text),
    });
    const error = await recordError(refused, (mate) => mate.groups.sendGroupMessage(facts.group, body));
    expect(error).toMatchObject({ status: 403, detail: text });
  });
});

describe('marking as read', () => {
  test('counts what was unread', async () => {
    const marked = exchange({
      operation: 'markGroupMessagesRead',
      title: 'one message',
      given: [given('group', { ...iAmIn, messages: 1 })],
      params: theGroup,
      body: { message_ids: [fact('message')] },
      status: 200,
      answer: { message: '1 messages marked as read.', marked_count: 1 },
    });
    const { marked_count } = await record([marked], (mate) =>
      mate.groups.markGroupMessagesRead(facts.group, { message_ids: [facts.message] }),
    );
    expect(marked_count).toBe(1);
  });

  test('goes up to one of the messages', async () => {
    const marked = exchange({
      operation: 'markGroupMessagesRead',
      title: 'up to a message',
      given: [given('group', { ...iAmIn, messages: 2 })],
      params: theGroup,
      body: { up_to_seq: 1 },
      status: 200,
      answer: { message: '1 messages marked as read.', marked_count: 1 },
    });
    const { marked_count } = await record([marked], (mate) =>
      mate.groups.markGroupMessagesRead(facts.group, { up_to_seq: 1 }),
    );
    expect(marked_count).toBe(1);
  });

  test('wants ids or a number', async () => {
    const refused = exchange({
      operation: 'markGroupMessagesRead',
      title: 'nothing',
      given: [given('group', iAmIn)],
      params: theGroup,
      body: {},
      status: 400,
      answer: { message_ids: ['This field is required.'] },
    });
    const error = await recordError(refused, (mate) => mate.groups.markGroupMessagesRead(facts.group, {}));
    expect(error).toMatchObject({ status: 400, fields: { message_ids: ['This field is required.'] } });
  });

  test('wants numbers, and the wrong one is named', async () => {
    const refused = exchange({
      operation: 'markGroupMessagesRead',
      title: 'an id that is none',
      given: [given('group', iAmIn)],
      params: theGroup,
      body: { message_ids: [1.5] },
      status: 400,
      answer: { message_ids: { '0': ['A valid integer is required.'] } },
    });
    const error = await recordError(refused, (mate) =>
      mate.groups.markGroupMessagesRead(facts.group, { message_ids: [1.5] }),
    );
    expect(error).toMatchObject({ status: 400, fields: { 'message_ids.0': ['A valid integer is required.'] } });
  });

  test('is for members', async () => {
    const text = 'You must be a member to mark messages as read.';
    const refused = exchange({
      operation: 'markGroupMessagesRead',
      title: 'by somebody else',
      given: [given('group', { messages: 1 })],
      params: theGroup,
      body: { message_ids: [fact('message')] },
      status: 403,
      answer: actionError(text),
    });
    const error = await recordError(refused, (mate) =>
      mate.groups.markGroupMessagesRead(facts.group, { message_ids: [facts.message] }),
    );
    expect(error).toMatchObject({ status: 403, detail: text });
  });
});
