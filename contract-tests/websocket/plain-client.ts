import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Exchange, recordAt } from '../consumer/exchange.ts';
import { relayTo } from '../messages/script.ts';
import type { Frame } from '../pact-files.ts';
import { facts } from '../states.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const password = 'correct horse battery';
export const clientMessageId = '0192f3a4-5b6c-7d8e-9f01-23456789abcd';

/** What the far end of the socket does, told in the order in which it happens. */
interface Script {
  /** Said first. */
  greeting: object;
  /** Said when the client has said something, or by itself. */
  reply: object;
  isUnasked?: boolean;
}

interface Heard {
  /** Where the socket was opened. */
  path: string;
  /** What the client sent, with a random id that is always the same. */
  frame: Frame | undefined;
  code: number;
  stdout: string;
  stderr: string;
}

const withKnownId = (frame: Frame & { client_message_id: string }): Frame => {
  expect(frame.client_message_id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  return { ...frame, client_message_id: clientMessageId } as Frame;
};

/** Runs the example as somebody does who tries it: a program, with what to say and to which group. */
function runExample(url: string, words: readonly string[]) {
  const env = { ...process.env, STUDY_MATE_URL: url, STUDY_MATE_EMAIL: facts.email, STUDY_MATE_PASSWORD: password };
  const program = ['--import', 'tsx', 'examples/raw-websocket.ts', ...words];
  return new Promise<Pick<Heard, 'code' | 'stdout' | 'stderr'>>((resolve) => {
    execFile(process.execPath, program, { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: error ? 1 : 0, stdout, stderr }),
    );
  });
}

/** Runs the plain client against a scripted socket, and records what it asks for before over HTTP. */
export const recordPlainClient = (
  exchanges: readonly Exchange[],
  words: readonly string[],
  { greeting, reply, isUnasked = false }: Script,
): Promise<Heard> =>
  recordAt(exchanges, async (api) => {
    const http = createServer(relayTo(api));
    const sockets = new WebSocketServer({ server: http });
    let path = '';
    let frame: Frame | undefined;
    const say = (socket: WebSocket, said: object) => socket.send(JSON.stringify(said));
    sockets.on('connection', (socket, request) => {
      expect(request.headers.authorization).toBe('Bearer new-access-token');
      path = request.url ?? '';
      socket.on('message', (raw) => {
        frame = withKnownId(JSON.parse(String(raw)));
        if (!isUnasked) say(socket, reply);
      });
      say(socket, greeting);
      if (isUnasked) say(socket, reply);
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      sockets.close();
      http.close();
    });
    const outcome = await runExample(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, words);
    return { path, frame, ...outcome };
  });
