import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinPlain, joinSocketIo, type Node, startNode, tokenFor } from './realtime.fixtures.ts';

let node: Node;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.stop());

const ask = async (event: string, payload: unknown) => {
  const socket = await joinSocketIo(node, 1);
  const answer = await socket.emitWithAck(event, payload);
  socket.disconnect();
  return answer;
};

test('an event goes to the chat that it names', async () => {
  expect(await ask('chat_message', { group: 3, content: 'x' })).toMatchObject({ ok: true, data: { group: 3 } });
  expect(await ask('chat_message', { conversation: 7, content: 'x' })).toMatchObject({ data: { conversation: 7 } });
  const { data } = await ask('chat_message', { conversation: 7, group: 3, content: 'x' });
  expect(data).toMatchObject({ conversation: 7 });
  expect(data).not.toHaveProperty('group');
});

test.each([
  [{ content: 'x' }, { conversation: ['This field is required.'] }],
  [
    { group: 'three', content: '' },
    { group: ['A valid integer is required.'], content: ['This field may not be blank.'] },
  ],
  [{ group: null, content: 'x' }, { group: ['This field may not be null.'] }],
  [null, { conversation: ['This field is required.'], content: ['This field is required.'] }],
])('what is wrong with %j is told for the chat that it means', async (payload, fields) => {
  expect(await ask('chat_message', payload)).toMatchObject({ ok: false, error: { code: 'validation', fields } });
});

test('a plain socket stays with its own chat, whatever a frame names', async () => {
  const group = await joinPlain(node, 1, `/ws/groups/3/chat/?token=${tokenFor(1)}`);
  group.send({ type: 'chat_message', content: 'x', conversation: 7, group: 4 });
  expect(await group.next()).toMatchObject({ type: 'chat_message', group: 3 });
  group.socket.close();
  const chat = await joinPlain(node, 1);
  chat.send({ type: 'chat_message', content: 'x', group: 3 });
  expect(await chat.next()).toMatchObject({ type: 'chat_message', conversation: 7 });
  chat.socket.close();
});
