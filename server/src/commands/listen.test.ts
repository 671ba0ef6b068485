import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { Refusal } from '../core/refusal.ts';
import { assertFree, listen } from './listen.ts';

const host = '127.0.0.1';

test('a port that was found free is free afterwards, and listening tells which one it is', async () => {
  const server = createServer();
  const port = await listen(server, { host, port: 0 });
  server.close();
  await once(server, 'close');
  await assertFree({ host, port });
  await assertFree({ host, port });
});

test('a port in use is refused with another one to take', async () => {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const refusal = assertFree({ host, port });
  await expect(refusal).rejects.toThrow(Refusal);
  await expect(refusal).rejects.toThrow(`PORT=${port + 1}`);
  server.close();
});

test.each(['192.0.2.1', 'no.such.host.invalid'])('%s is refused: this machine has no such address', async (nowhere) => {
  const refusal = assertFree({ host: nowhere, port: 0 });
  await expect(refusal).rejects.toThrow(Refusal);
  await expect(refusal).rejects.toThrow(nowhere);
});
