import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Verifier } from '@pact-foundation/pact';
import { provider } from '../pact-files.ts';
import { program } from '../provider/program.ts';

/** Verifies against something that takes every call and never answers. */
program(async ({ path }: { path: string }) => {
  const silent = createServer((socket) => void socket.on('error', () => undefined));
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  return new Verifier({
    provider,
    providerBaseUrl: `http://127.0.0.1:${port}`,
    pactUrls: [path],
    logLevel: 'error',
    timeout: 600_000,
  }).verifyProvider();
});
