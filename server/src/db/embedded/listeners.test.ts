import { expect, test } from 'vitest';
import { Listeners } from './listeners.ts';
import { frame, query, text } from './protocol.ts';

const notification = (channel: string) => frame('A', Buffer.alloc(4), text(channel), text('payload'));
const names = (frames: Buffer[]) => frames.map((message) => message.toString('utf8', 5, message.length - 1));

test('names fold to lower case unless they are quoted', () => {
  const listeners = new Listeners<{ name: string }>();
  const client = { name: 'one' };
  listeners.observe(client, query('listen News; LISTEN "Big ""News"""'));
  expect([...listeners.of(notification('news'))]).toEqual([client]);
  expect([...listeners.of(notification('Big "News"'))]).toEqual([client]);
  expect([...listeners.of(notification('News'))]).toEqual([]);
});

test('the shared session keeps listening for the others', () => {
  const listeners = new Listeners<{ name: string }>();
  const [one, other] = [{ name: 'one' }, { name: 'other' }];
  for (const client of [one, other]) listeners.observe(client, query('LISTEN news'));
  expect(names(listeners.observe(one, query('UNLISTEN *')))).toEqual(['LISTEN "news"']);
  expect([...listeners.of(notification('news'))]).toEqual([other]);
  expect(names(listeners.forget(other))).toEqual(['UNLISTEN "news"']);
});
