import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { conversations } from '../../test/answers.ts';
import { startFakeServer } from '../../test/fake-server.ts';
import { TestHome } from '../../test/run-cli.ts';

let home: TestHome;
let stop = async () => {};

const serve = async (answers: Parameters<typeof startFakeServer>[0]) => {
  const server = await startFakeServer(answers);
  stop = server.close;
  return server;
};

beforeEach(() => {
  home = new TestHome();
});

afterEach(async () => {
  home.remove();
  await stop();
  stop = async () => {};
});

describe('people by name', () => {
  test('a conversation is found by a part of the name, without its marks', async () => {
    const { url, requests } = await serve({
      'GET /api/chat/conversations/': { body: conversations },
      'POST /api/chat/messages/': ({ body }) => ({ status: 201, body: { id: 1, seq: 1, ...(body as object) } }),
    });
    await home.signIn(url);
    expect((await home.run(['chat', 'send', 'khanh', 'see', 'you'])).code).toBe(0);
    expect(requests.at(-1)?.body).toMatchObject({ conversation: 4, content: 'see you' });
  });

  test('of several that fit, none is taken', async () => {
    const { url } = await serve({ 'GET /api/chat/conversations/': { body: conversations } });
    await home.signIn(url);
    const { code, stderr } = await home.run(['chat', 'read', 'study-mate.example', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({
      code: 'ambiguous',
      suggestion: expect.stringContaining('Nguyễn Thị Mai'),
    });
  });

  test('a message may come from stdin', async () => {
    const { url, requests } = await serve({
      'POST /api/chat/messages/': ({ body }) => ({ status: 201, body: { id: 1, seq: 1, ...(body as object) } }),
    });
    await home.signIn(url);
    await home.run(['chat', 'send', '4', '-'], { stdin: 'two\nlines\n' });
    expect(requests.at(-1)?.body).toMatchObject({ content: 'two\nlines' });
  });
});
