import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { EngineReply } from './engine.ts';
import { type Client, Multiplexer } from './multiplexer.ts';
import { query, type TransactionStatus } from './protocol.ts';

class RecordingClient implements Client {
  readonly statements = { known: new Set<string>() };
  readonly sent: string[] = [];
  readonly failures: string[] = [];

  send(bytes: Uint8Array): void {
    this.sent.push(Buffer.from(bytes).toString('latin1'));
  }

  fail(error: Error): void {
    this.failures.push(error.message);
  }
}

const reply = (status: TransactionStatus): EngineReply => ({ data: new Uint8Array(), status, notifications: [] });
const batch = (sql: string) => ({ frames: [query(sql)], complete: true });

test('when the engine dies everybody is told why, also those who come later', async () => {
  const multiplexer = new Multiplexer({ run: () => Promise.reject(new Error('out of memory')) }, 1000);
  const [one, other] = [new RecordingClient(), new RecordingClient()];
  for (const client of [one, other]) multiplexer.join(client);
  multiplexer.submit(one, batch('SELECT 1'));
  await vi.waitFor(() => expect([one.failures, other.failures]).toEqual([['out of memory'], ['out of memory']]));
  multiplexer.submit(other, batch('SELECT 1'));
  expect(other.failures).toEqual(['out of memory', 'out of memory']);
});

test('waiting behind a long statement, or many short transactions, is not giving up', async () => {
  let open = false;
  const run = async (bytes: Uint8Array) => {
    await sleep(40);
    open = Buffer.from(bytes).includes('BEGIN');
    return reply(open ? 'T' : 'I');
  };
  const multiplexer = new Multiplexer({ run }, 300);
  const clients = Array.from({ length: 6 }, () => new RecordingClient());
  for (const client of clients) {
    multiplexer.join(client);
    multiplexer.submit(client, batch('BEGIN'));
    multiplexer.submit(client, batch('COMMIT'));
  }
  await vi.waitFor(() => expect(clients.map(({ sent }) => sent.length)).toEqual(Array(6).fill(2)), 10_000);
  expect(clients.every((client) => client.sent.every((bytes) => bytes.startsWith('Z')))).toBe(true);
});
