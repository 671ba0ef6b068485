import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notFound, tooMany } from '../core/errors.ts';
import { aMessage, joinPlain, type Node, openPlain, startNode, tokenFor } from './realtime.fixtures.ts';

let node: Node;
beforeAll(async () => {
  node = await startNode({ connectionsPerPerson: 5 });
});
afterAll(() => node.stop());

const messageId = '0192f3a4-5b6c-7d8e-9f01-23456789abcd';

describe('the handshake', () => {
  test.each([
    ['with a slash', '/ws/chat/7/', 'Connected to chat'],
    ['without a slash', '/ws/chat/7', 'Connected to chat'],
    ['in a group', '/ws/groups/3/chat/', 'Connected to group chat'],
  ])('%s, a participant is greeted', async (_name, path, message) => {
    const plain = openPlain(node, `${path}?token=${tokenFor(1)}`);
    expect(await plain.next()).toEqual({ type: 'connection_established', message });
    plain.socket.close();
  });

  test('the token may come in the header', async () => {
    const plain = openPlain(node, '/ws/chat/7/', { Authorization: `Bearer ${tokenFor(1)}` });
    expect((await plain.next()).type).toBe('connection_established');
    plain.socket.close();
  });

  test('the first token of the query wins, also over the header', async () => {
    const good = openPlain(node, `/ws/chat/7/?token=${tokenFor(1)}&token=bad`, { Authorization: 'Bearer bad' });
    expect((await good.next()).type).toBe('connection_established');
    good.socket.close();
    const bad = openPlain(node, `/ws/chat/7/?token=bad&token=${tokenFor(1)}`);
    expect((await bad.refusal).status).toBe(403);
  });

  test.each([
    ['no token', '/ws/chat/7/', {}, 'Authentication credentials were not provided.'],
    ['a bad token', '/ws/chat/7/?token=x', {}, 'Given token not valid for any token type'],
    ['a stranger', `/ws/chat/7/?token=${tokenFor(3)}`, {}, 'You are not a participant of this conversation.'],
    ['an id beyond all ids', `/ws/chat/99999999999/?token=${tokenFor(1)}`, {}, 'Not found.'],
    [
      'a page from elsewhere',
      `/ws/chat/7/?token=${tokenFor(1)}`,
      { Origin: 'http://evil.example' },
      'This origin is not allowed.',
    ],
  ])('%s is refused with 403 before the socket opens', async (_name, path, headers, detail) => {
    const { status, body, headers: answered } = await openPlain(node, path, headers).refusal;
    expect({ status, body }).toEqual({ status: 403, body: { detail } });
    expect(answered).toMatchObject({ connection: 'close', 'content-type': 'application/json' });
  });

  test('a page from the list of origins may connect', async () => {
    const plain = openPlain(node, `/ws/chat/7/?token=${tokenFor(1)}`, { Origin: 'http://localhost:3000' });
    expect((await plain.next()).type).toBe('connection_established');
    plain.socket.close();
  });

  test.each(['/ws/other/7/', '/ws/chat/seven/', '/ws/chat/7/more/', '/'])('%s is unknown: 404', async (path) => {
    const { status, body } = await openPlain(node, `${path}?token=${tokenFor(1)}`).refusal;
    expect({ status, body }).toEqual({ status: 404, body: { detail: 'Not found.' } });
  });

  test('a person has a limited number of sockets', async () => {
    const open = await Promise.all([1, 2, 3, 4, 5].map(() => joinPlain(node, 2)));
    const { status, body } = await openPlain(node, `/ws/chat/7/?token=${tokenFor(2)}`).refusal;
    expect({ status, body }).toEqual({ status: 403, body: { detail: 'Too many open connections.' } });
    for (const plain of open) plain.socket.close();
    await Promise.all(open.map((plain) => plain.closed));
    (await joinPlain(node, 2)).socket.close();
  });
});

describe('frames', () => {
  test('a message reaches both people, its sender too', async () => {
    const [sender, receiver] = await Promise.all([joinPlain(node, 1), joinPlain(node, 2)]);
    sender.send({ type: 'chat_message', content: '  Hi there  ', client_message_id: messageId });
    const expected = { type: 'chat_message', ...aMessage({ content: 'Hi there', client_message_id: messageId }) };
    expect(await sender.next()).toEqual(expected);
    expect(await receiver.next()).toEqual(expected);
    sender.socket.close();
    receiver.socket.close();
  });

  test('the address names the conversation, whatever the frame says', async () => {
    const plain = await joinPlain(node, 1);
    plain.send({ type: 'chat_message', content: 'Hi', conversation: 8 });
    expect(await plain.next()).toMatchObject({ content: 'Hi', conversation: 7 });
    plain.socket.close();
  });

  test('typing without a value means that it has stopped', async () => {
    const [one, other] = await Promise.all([joinPlain(node, 1), joinPlain(node, 2)]);
    one.send({ type: 'typing_indicator' });
    expect(await other.next()).toMatchObject({ type: 'typing_indicator', user_id: 1, is_typing: false });
    expect(one.heard).toEqual([]);
    one.socket.close();
    other.socket.close();
  });

  test('resume is answered with the missed messages in order', async () => {
    const plain = await joinPlain(node, 1);
    plain.send({ type: 'resume', after_seq: 4 });
    expect([await plain.next(), await plain.next()]).toMatchObject([
      { type: 'chat_message', seq: 5 },
      { type: 'chat_message', seq: 6 },
    ]);
    plain.socket.close();
  });

  test.each([
    ['no JSON', '{', 'Invalid JSON'],
    ['a list', '[]', 'Invalid message format'],
    ['a text', '"hi"', 'Invalid message format'],
    ['no type', '{}', 'Unknown message type'],
    ['an unknown type', { type: 'constructor' }, 'Unknown message type'],
    ['an event of the other protocol', { type: 'authenticate', token: 'x' }, 'Unknown message type'],
    ['no content', { type: 'chat_message' }, 'Message content cannot be empty'],
    ['null for content', { type: 'chat_message', content: null }, 'Message content cannot be empty'],
    ['only space', { type: 'chat_message', content: ' \n ' }, 'Message content cannot be empty'],
    ['a number for content', { type: 'chat_message', content: 5 }, 'Not a valid string.'],
    ['a null character', { type: 'chat_message', content: 'a\u0000b' }, 'Null characters are not allowed.'],
    ['a long text', { type: 'chat_message', content: 'x'.repeat(5001) }, /no more than 5000 characters/],
    ['text for ids', { type: 'message_read', message_ids: 'all' }, /Expected a list of items/],
  ])('%s is answered with an error, and the socket stays open', async (_name, frame, message) => {
    const plain = await joinPlain(node, 1);
    plain.send(frame);
    const text = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(await plain.next()).toEqual({ type: 'error', message: text, code: 'validation' });
    plain.send({ type: 'chat_message', content: 'still here' });
    expect(await plain.next()).toMatchObject({ content: 'still here' });
    plain.socket.close();
  });

  test('a binary frame is answered with an error', async () => {
    const plain = await joinPlain(node, 1);
    plain.socket.send(Buffer.from('{"type":"chat_message","content":"x"}'), { binary: true });
    expect(await plain.next()).toMatchObject({ type: 'error', message: 'Binary frames are not supported' });
    plain.socket.close();
  });

  test('an error names the message that was refused', async () => {
    const plain = await joinPlain(node, 1);
    plain.send({ type: 'chat_message', content: '', client_message_id: messageId });
    expect(await plain.next()).toMatchObject({ type: 'error', client_message_id: messageId });
    plain.send({ type: 'chat_message', content: 'x', client_message_id: 'no uuid' });
    expect(await plain.next()).toEqual({ type: 'error', message: 'Must be a valid UUID.', code: 'validation' });
    plain.socket.close();
  });

  test('reading nothing is passed over in a chat and an error in a group', async () => {
    const chat = await joinPlain(node, 1);
    for (const frame of [{ message_ids: [] }, {}]) chat.send({ type: 'message_read', ...frame });
    chat.send({ type: 'chat_message', content: 'next' });
    expect(await chat.next()).toMatchObject({ content: 'next' });
    chat.socket.close();
    const group = await joinPlain(node, 1, `/ws/groups/3/chat/?token=${tokenFor(1)}`);
    group.send({ type: 'message_read', message_ids: [] });
    expect(await group.next()).toMatchObject({ type: 'error', message: 'No message IDs provided' });
    group.send('{');
    expect(await group.next()).toMatchObject({ type: 'error', message: 'Invalid JSON format' });
    group.socket.close();
  });

  test('a frame beyond the size limit ends the socket', async () => {
    const plain = await joinPlain(node, 1);
    plain.send({ type: 'chat_message', content: 'x'.repeat(70_000) });
    expect((await plain.closed).code).toBe(1009);
  });
});

describe('a slow or failing feature', () => {
  test('frames are handled in the order they were sent', async () => {
    let first = true;
    const slow = await startNode({
      events: (hub) => ({
        chat_message: async ({ content }) => {
          if (first) await pause(50);
          first = false;
          const message = aMessage({ content });
          hub.send([1], 'chat_message', message);
          return message;
        },
      }),
    });
    const plain = await joinPlain(slow, 1);
    for (const content of ['a', 'b', 'c']) plain.send({ type: 'chat_message', content });
    const contents = [await plain.next(), await plain.next(), await plain.next()].map((frame) => frame.content);
    expect(contents).toEqual(['a', 'b', 'c']);
    await slow.stop();
  });

  test('whoever runs too far ahead is closed', async () => {
    const stuck = await startNode({ events: () => ({ resume: () => new Promise(() => undefined) }) });
    const plain = await joinPlain(stuck, 1);
    for (let i = 0; i < 101; i += 1) plain.send({ type: 'resume', after_seq: 0 });
    expect((await plain.closed).code).toBe(1008);
    await stuck.stop();
  });

  test.each([
    ['a refusal', notFound(), { message: 'Not found.', code: 'not_found' }],
    ['a limit', tooMany(30), { message: expect.stringContaining('30 seconds'), code: 'rate_limited' }],
    ['a fault', new Error('secret detail'), { message: 'Internal server error.', code: 'internal' }],
  ])('%s is told without details', async (_name, error, expected) => {
    const failing = await startNode({ events: () => ({ chat_message: () => Promise.reject(error) }) });
    const plain = await joinPlain(failing, 1);
    plain.send({ type: 'chat_message', content: 'x' });
    expect(await plain.next()).toEqual({ type: 'error', ...expected });
    await failing.stop();
  });

  test('a sign-in that has ended is noticed at the next frame', async () => {
    const plain = await joinPlain(node, 1, `/ws/chat/7/?token=${tokenFor(1, 'ended')}`);
    node.revoked.add('ended');
    plain.send({ type: 'typing_indicator' });
    expect(await plain.next()).toMatchObject({ type: 'error', code: 'unauthorized' });
    expect(await plain.closed).toEqual({ code: 4001, reason: 'Signed out' });
  });
});
