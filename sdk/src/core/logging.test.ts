import { expect, test } from 'vitest';
import { aClient, json, nameIn, silence } from '../client.fixtures.ts';
import type { Logger, LogLevel } from './logging.ts';

/** Everything that is logged, as somebody reads it who has got hold of the log. */
function aLog() {
  const lines: string[] = [];
  const write = (level: string) => (message: string, details: object) =>
    void lines.push(`${level} ${message} ${JSON.stringify(details)}`);
  const logger: Logger = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
  return { logger, lines, messages: () => lines.map((line) => line.replace(/ {.*$/, '')) };
}

const trouble = (_: Request, count: number) => json({}, [503, 404][count - 1] ?? 200, { 'x-request-id': `r${count}` });

test.each([
  [
    'debug',
    [
      'debug GET /api/auth/profile/',
      'error GET /api/auth/profile/ 503',
      'debug GET /api/auth/profile/',
      'warn GET /api/auth/profile/ 404',
    ],
  ],
  ['info', ['error GET /api/auth/profile/ 503', 'warn GET /api/auth/profile/ 404']],
  ['error', ['error GET /api/auth/profile/ 503']],
  ['off', []],
] as const)('at the level %s', async (logLevel: LogLevel, expected) => {
  const { logger, messages } = aLog();
  const { mate } = aClient(trouble, { logger, logLevel });
  await expect(mate.auth.getProfile()).rejects.toThrow();
  expect(messages()).toEqual(expected);
});

test('a line names the request as the server does, and says how long it took', async () => {
  const { logger, lines } = aLog();
  const { mate } = aClient(() => json({}, 200, { 'x-request-id': 'r1' }), { logger });
  await mate.auth.getProfile();
  expect(lines).toEqual([
    expect.stringMatching(/^info GET .* 200 {"status":200,"requestId":"r1","milliseconds":\d+}$/),
  ]);
});

test('nobody answers', async () => {
  const { logger, messages } = aLog();
  const { mate } = aClient(silence, { logger, timeout: 20, retries: 0 });
  await expect(mate.auth.getProfile()).rejects.toThrow();
  expect(messages()).toEqual(['error GET /api/auth/profile/ had no answer']);
});

test('no secret is in any line', async () => {
  const { logger, lines } = aLog();
  const { mate, requests } = aClient(() => json({ tokens: { access: 'new-access', refresh: 'new-refresh' } }), {
    logger,
    logLevel: 'debug',
    headers: { Cookie: 'session=hidden' },
  });
  await mate.auth.getProfile();
  await mate.auth.login({ email: 'an@example.com', password: 'correct horse' });
  await mate.subjects.listSubjects({ search: 'private' });
  const log = lines.join('\n');
  expect(log).toContain('"authorization":"[redacted]"');
  for (const secret of ['correct horse', 'an@example.com', 'new-access', 'new-refresh', 'hidden', 'private'])
    expect(log).not.toContain(secret);
  const [signed] = requests;
  expect(signed && nameIn(signed)).toBe('first');
  expect(log).not.toContain(signed?.headers.get('authorization')?.split(' ')[1]);
});
