import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from '../../../test/answers.ts';
import { startFakeServer } from '../../../test/fake-server.ts';
import { TestHome } from '../../../test/run-cli.ts';

let home: TestHome;
let server: Awaited<ReturnType<typeof startFakeServer>>;

beforeEach(async () => {
  home = new TestHome();
  server = await startFakeServer({
    'GET /api/auth/profile/': { body: { id: 1 } },
    'PATCH /api/auth/profile/': ({ body }) => ({ body }),
    'POST /api/auth/login/': { status: 401, body: { detail: 'Invalid credentials' } },
    'GET /api/matching/connections/status/2/': { body: { connected: true } },
    'DELETE /api/matching/requests/5/': { status: 204 },
    'GET /api/discover/nearby-learners/': ({ path }) => ({
      body: path.includes('page=2')
        ? page([{ id: 2 }])
        : page([{ id: 1 }], 'http://elsewhere.example/?radius=5&page=2'),
    }),
  });
  await home.signIn(server.url);
});

afterEach(async () => {
  home.remove();
  await server.close();
});

const api = (...args: string[]) => home.run(['api', ...args]);

describe('what is called', () => {
  test('an operation by its id', async () => {
    expect(await api('getProfile')).toMatchObject({ code: 0, stdout: '{\n  "id": 1\n}\n' });
    expect(server.requests[0]?.headers.authorization).toBe('Bearer access-1');
  });

  test('a path with a method, with or without its first slash', async () => {
    expect((await api('get', 'api/auth/profile/')).code).toBe(0);
  });

  test('fields fill the path, then the body; typed ones keep their type, and the last of a name counts', async () => {
    await api('getConnectionStatus', '-f', 'user_id=2');
    expect(server.requests.at(-1)?.path).toBe('/api/matching/connections/status/2/');
    await api('updateProfile', '-f', 'bio=a=b', '-F', 'year=2', '-F', 'year=3', '-F', 'school=null');
    expect(server.requests.at(-1)?.body).toEqual({ bio: 'a=b', year: 3, school: null });
  });

  test('fields of a GET go into the query', async () => {
    await api('GET', '/api/discover/nearby-learners/?page=1', '-f', 'radius=5');
    expect(server.requests.at(-1)?.path).toBe('/api/discover/nearby-learners/?page=1&radius=5');
  });

  test('a body comes from stdin', async () => {
    const { stdout } = await home.run(['api', 'updateProfile', '--input', '-'], { stdin: '{"year":1}' });
    expect(JSON.parse(stdout)).toEqual({ year: 1 });
  });

  test('all pages become one list, without following a link to another server', async () => {
    const { stdout } = await api('listNearbyLearners', '-F', 'radius=5', '--paginate');
    expect(JSON.parse(stdout)).toEqual([{ id: 1 }, { id: 2 }]);
    expect(server.requests.at(-1)?.path).toBe('/api/discover/nearby-learners/?radius=5&page=2');
  });

  test('no answer prints nothing', async () => {
    expect(await api('cancelRequest', '-f', 'id=5')).toMatchObject({ code: 0, stdout: '' });
  });
});

describe('what is refused', () => {
  test('an open operation is called without a token, and a wrong password renews nothing', async () => {
    const { code, stdout } = await api('login', '-f', 'email=a@b.c', '-f', 'password=x');
    expect([code, stdout, server.requests.length]).toEqual([4, '', 1]);
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  test.each([
    [['getProfil'], 'Did you mean getProfile?'],
    [[], '--list'],
    [['getRequest'], '-f id='],
    [['updateProfile', '-F', 'year=two'], '-f year='],
    [['updateProfile', '-f', 'year'], 'is not key=value'],
    [['FETCH', '/x'], 'is not an HTTP method'],
    [['updateProfile', '--input', '-'], 'not JSON'],
    [['updateProfile', '-f', 'majr=Physics'], 'majr: There is no such field. Did you mean major?'],
    [['updateProfile', '-f', 'year=two'], 'year: A valid integer is required.'],
    [['updateProfile', '-f', 'privacy_level=secret'], 'privacy_level: "secret" is not a valid choice.'],
    [['sendRequest'], 'receiver_id: This field is required.'],
    [['PATCH', '/api/auth/profile/', '-F', 'year={}'], 'year: A valid integer is required.'],
    [['listNearbyLearners', '-f', 'radus=5'], 'radus: There is no such query parameter. Did you mean radius?'],
    [['GET', '/api/discover/nearby-learners/?radius=far'], 'radius: A valid number is required.'],
    [['getRequest', '-f', 'id=first'], 'id: A valid integer is required.'],
    [['GET', '/api/matching/requests/%/'], 'id: A valid integer is required.'],
    [['getProfile', '--input', 'package.json'], 'body: The operation takes no body.'],
  ])('%j', async (args, hint) => {
    const { code, stdout, stderr } = await api(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(hint);
    expect(server.requests).toEqual([]);
  });

  test('all that is wrong is told at once, and --no-check sends it all the same', async () => {
    const wrong = ['updateProfile', '-f', 'majr=Physics', '-f', 'year=two'];
    expect(JSON.parse((await api(...wrong, '--json')).stderr)).toMatchObject({
      code: 'usage',
      message: 'This is not how updateProfile is called.',
      fields: { majr: [expect.any(String)], year: [expect.any(String)] },
      suggestion: expect.stringContaining('--no-check'),
    });
    expect((await api(...wrong, '--no-check')).code).toBe(0);
    expect(server.requests.map(({ body }) => body)).toEqual([{ majr: 'Physics', year: 'two' }]);
  });

  test('a path that the spec does not have is not checked', async () => {
    const { code } = await api('POST', '/api/auth/profile/', '-f', 'anything=goes');
    expect([code, server.requests[0]?.body]).toEqual([1, { anything: 'goes' }]);
  });
});

test('the operations are listed with what they do', async () => {
  const { stdout } = await api('--list');
  expect(stdout).toContain('sendMessage\tPOST\t/api/chat/messages/\tSend a message\n');
});
