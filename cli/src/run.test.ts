import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { learner, page } from '../test/answers.ts';
import { startFakeServer } from '../test/fake-server.ts';
import { TestHome } from '../test/run-cli.ts';
import { Interruption } from './failure.ts';

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

describe('what the program prints', () => {
  const nearby = {
    'GET /api/discover/nearby-learners/': { body: { ...page([learner]), radius_km: 5 } },
  };

  test('a terminal gets a table that fits', async () => {
    const { url } = await serve(nearby);
    await home.signIn(url);
    const { code, stdout } = await home.run(['nearby'], { terminal: 72 });
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/^ID +NAME +DISTANCE +SCHOOL +MAJOR +YEAR$/);
    expect(stdout).toContain('0.89 km');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(72);
  });

  test('a pipe gets a line of tab-separated cells without a heading', async () => {
    const { url } = await serve(nearby);
    await home.signIn(url);
    const { stdout } = await home.run(['nearby']);
    expect(stdout).toBe('7\tPhạm Khánh Linh\t0.89\tĐại học Bách khoa Hà Nội\tData Science\t2\n');
  });

  test('--json gets the rows as the server names them', async () => {
    const { url } = await serve(nearby);
    await home.signIn(url);
    const { stdout } = await home.run(['nearby', '--json']);
    expect(JSON.parse(stdout)).toEqual([learner]);
  });

  test('an empty list says so on stderr only', async () => {
    const { url } = await serve({ 'GET /api/discover/nearby-learners/': { body: { ...page([]), radius_km: 5 } } });
    await home.signIn(url);
    const { code, stdout, stderr } = await home.run(['nearby']);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('Nobody is near enough');
  });

  test('control characters of strangers do not reach the terminal', async () => {
    const evil = { ...learner, full_name: 'Evil\u001b[2J\u202eeman\nnext' };
    const { url } = await serve({ 'GET /api/discover/nearby-learners/': { body: { ...page([evil]), radius_km: 5 } } });
    await home.signIn(url);
    const { stdout } = await home.run(['nearby'], { terminal: 120 });
    expect(stdout).toContain('Evil[2Jeman next');
    for (const character of ['\u001b', '\u202e']) expect(stdout).not.toContain(character);
  });

  test('a long list is read over as many pages as it takes', async () => {
    const { url, requests } = await serve({
      'GET /api/discover/nearby-learners/': ({ path }) => ({
        body: path.includes('page=2')
          ? { ...page([{ ...learner, id: 8 }], null, 2), radius_km: 5 }
          : { ...page([learner], 'http://elsewhere.example/x/?page=2&page_size=100', 2), radius_km: 5 },
      }),
    });
    await home.signIn(url);
    const { stdout } = await home.run(['nearby', '--all']);
    expect(stdout.split('\n').map((line) => line.split('\t')[0])).toEqual(['7', '8', '']);
    expect(requests).toHaveLength(2);
  });
});

describe('how it fails', () => {
  test('nobody is signed in: 4', async () => {
    const { code, stdout, stderr } = await home.run(['whoami']);
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain('study-mate login');
  });

  test('the session is over: 4, and the tokens are gone', async () => {
    const refused = { status: 401, body: { detail: 'Token is blacklisted', code: 'token_not_valid' } };
    const { url } = await serve({ 'GET /api/auth/profile/': refused, 'POST /api/auth/token/refresh/': refused });
    await home.signIn(url);
    const { code, stderr } = await home.run(['whoami']);
    expect(code).toBe(4);
    expect(stderr).toMatch(/^✗ You are not signed in, or the session is over\.\n.*study-mate login\n$/);
    expect((await home.file().read())?.tokens).toBeUndefined();
  });

  test('with --json stderr is one object and stdout is empty', async () => {
    const body = { receiver_id: ['Receiver user does not exist'] };
    const { url } = await serve({ 'POST /api/matching/requests/': { status: 400, body } });
    await home.signIn(url);
    const { code, stdout, stderr } = await home.run(['requests', 'send', '99', '--json']);
    expect([code, stdout]).toEqual([1, '']);
    expect(JSON.parse(stderr)).toEqual({
      code: 'bad_request',
      message: 'receiver_id: Receiver user does not exist',
      status: 400,
      fields: body,
      request_id: 'req-1',
    });
  });

  test('every field that is wrong is named', async () => {
    const body = { email: ['Enter a valid email address.'], password: ['This password is too common.'] };
    const { url } = await serve({ 'POST /api/auth/register/': { status: 400, body } });
    const { stderr } = await home.run(['register', 'x', '--name', 'X', '--password-stdin', '--url', url], {
      stdin: 'password\n',
    });
    expect(stderr).toBe('✗ email: Enter a valid email address.\n  password: This password is too common.\n');
  });

  test('too many requests: when to come back', async () => {
    const answer = { status: 429, body: { detail: 'Slow down.' }, headers: { 'retry-after': '60' } };
    const { url } = await serve({ 'POST /api/auth/login/': answer });
    const { code, stderr } = await home.run(['login', 'a@b.c', '--password-stdin', '--url', url], { stdin: 'x' });
    expect(code).toBe(1);
    expect(stderr).toContain('Try again in 60 s.');
  });

  test('no server: 1, and what to look at', async () => {
    await home.signIn('http://127.0.0.1:9');
    const { code, stderr } = await home.run(['chat', 'send', '1', 'x', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({ code: 'unreachable' });
  });

  test('no position yet: how to report one', async () => {
    const body = { error: 'No location data', detail: 'No location data', radius_km: 0, count: 0, results: [] };
    const { url } = await serve({ 'GET /api/discover/nearby-learners/': { status: 400, body } });
    await home.signIn(url);
    const { stderr } = await home.run(['nearby', '--json']);
    expect(JSON.parse(stderr)).toMatchObject({
      code: 'no_location',
      status: 400,
      suggestion: expect.stringContaining('location set'),
    });
  });

  test('Ctrl-C: 130 without a word', async () => {
    const { url } = await serve({ 'GET /api/auth/profile/': { body: {} } });
    await home.signIn(url);
    const { code, stderr } = await home.run(['whoami'], { signal: AbortSignal.abort(new Interruption()) });
    expect([code, stderr]).toEqual([130, '']);
  });

  test('SIGTERM: 143', async () => {
    const { code } = await home.run(['whoami'], { signal: AbortSignal.abort(new Interruption('SIGTERM')) });
    expect(code).toBe(143);
  });
});
