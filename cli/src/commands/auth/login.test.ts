import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startFakeServer } from '../../../test/fake-server.ts';
import { TestHome } from '../../../test/run-cli.ts';

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

describe('signing in', () => {
  const user = { id: 2, email: 'an@study-mate.example', full_name: 'Trần Hoài An' };
  const session = { body: { message: 'Login successful', user, tokens: { access: 'a', refresh: 'r' } } };

  test('the password comes from stdin, the tokens go to a file of this profile', async () => {
    const { url, requests } = await serve({ 'POST /api/auth/login/': session });
    const args = ['login', 'an@study-mate.example', '--password-stdin', '--url', `${url}/`, '--profile', 'an'];
    const { code, stdout } = await home.run(args, { stdin: 'study together\n' });
    expect([code, stdout]).toEqual([0, '2\tan@study-mate.example\tTrần Hoài An\n']);
    expect(requests[0]?.body).toEqual({ email: 'an@study-mate.example', password: 'study together' });
    expect(await home.file('an').read()).toEqual({ url, tokens: { access: 'a', refresh: 'r' } });
    expect(await home.file().read()).toBeUndefined();
  });

  test('without a terminal a missing value is an error that says what to pass', async () => {
    const withoutEmail = await home.run(['login']);
    expect(withoutEmail).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Pass the email address.'),
    });
    const withoutPassword = await home.run(['login', 'a@b.c']);
    expect(withoutPassword).toMatchObject({ code: 2, stderr: expect.stringContaining('--password-stdin') });
  });

  test('tokens are not shown to another server', async () => {
    await home.signIn('http://one.example');
    const { url, requests } = await serve({ 'GET /api/auth/profile/': { body: user } });
    const { code, stderr } = await home.run(['whoami', '--url', url]);
    expect(code).toBe(4);
    expect(stderr).toContain('signed in to http://one.example');
    expect(requests).toEqual([]);
  });

  test('the flag names the server before the environment, and that before the profile', async () => {
    const { url } = await serve({ 'GET /api/auth/profile/': { body: user } });
    await home.signIn(url);
    expect((await home.run(['whoami'])).code).toBe(0);
    expect((await home.run(['whoami'], { environment: { STUDY_MATE_URL: 'http://other.example' } })).code).toBe(4);
    const environment = { STUDY_MATE_URL: 'http://other.example', STUDY_MATE_PROFILE: 'nobody' };
    expect((await home.run(['whoami', '--url', url, '--profile', 'default'], { environment })).code).toBe(0);
  });

  test('whoever signs out is signed out here even if the server cannot be told', async () => {
    await home.signIn('http://127.0.0.1:9');
    expect((await home.run(['logout'])).code).toBe(1);
    expect((await home.file().read())?.tokens).toBeUndefined();
  });

  test('of several that find the token too old, one renews it for all', async () => {
    const { url, requests } = await serve({
      'GET /api/auth/profile/': ({ headers }) =>
        headers.authorization === 'Bearer new' ? { body: user } : { status: 401, body: { detail: 'Token is expired' } },
      'POST /api/auth/token/refresh/': { body: { access: 'new', refresh: 'refresh-2' } },
    });
    await home.signIn(url);
    const results = await Promise.all(Array.from({ length: 8 }, () => home.run(['whoami'])));
    expect(results.map(({ code }) => code)).toEqual(Array(8).fill(0));
    expect(requests.filter(({ path }) => path.includes('refresh'))).toHaveLength(1);
    expect(await home.file().read()).toEqual({ url, tokens: { access: 'new', refresh: 'refresh-2' } });
  });
});
