import { afterEach, beforeEach, expect, test } from 'vitest';
import { learner, page } from '../../test/answers.ts';
import { startFakeServer } from '../../test/fake-server.ts';
import { TestHome } from '../../test/run-cli.ts';

const person = (id: number, full_name: string) => ({ ...learner, id, full_name });
const me = person(1, 'Nguyễn Thị Mai');
const an = person(2, 'Trần Hoài An');
const linh = person(7, 'Phạm Khánh Linh');
const anh = person(20, 'Nguyễn Anh Đức');
const otherLinh = person(21, 'Linh Trần');

let home: TestHome;
let server: Awaited<ReturnType<typeof startFakeServer>>;

beforeEach(() => {
  home = new TestHome();
});

afterEach(async () => {
  home.remove();
  await server.close();
});

const reason = 'No location data available for current user';
const nobodyIsPlaced = { status: 400, body: { error: reason, detail: reason } };

/** Mai has asked An, was asked by Linh, has blocked another Linh, and Anh is the one who is left nearby. */
const serve = async (nearby: object = { body: page([anh]) }) => {
  server = await startFakeServer({
    'GET /api/discover/nearby-learners/': nearby,
    'GET /api/matching/requests/sent/': { body: page([{ id: 16, sender: me, receiver: an }]) },
    'GET /api/matching/requests/received/': {
      body: page([
        { id: 4, sender: linh, receiver: me, state: 'rejected' },
        { id: 5, sender: otherLinh, receiver: me, state: 'blocked' },
      ]),
    },
    'POST /api/matching/requests/': { status: 201, body: { id: 17, sender: me, receiver: an, state: 'pending' } },
    'GET /api/matching/connections/status/2/': { body: { connected: false, can_message: false } },
    'POST /api/groups/3/invite/': { body: { id: 5, user: linh, role: 'member', status: 'invited' } },
  });
  await home.signIn(server.url);
  return server;
};

test.each([
  ['an', 2],
  ['linh', 7],
  ['anh', 20],
  ['20', 20],
])('%s is looked for among those nearby and those in the requests', async (who, receiver_id) => {
  const { requests } = await serve();
  expect((await home.run(['requests', 'send', who])).code).toBe(0);
  expect(requests.at(-1)?.body).toEqual({ receiver_id });
});

test('a part of a name of somebody met does not come before a whole name nearby', async () => {
  const { requests } = await serve({ body: page([person(9, 'Khánh An')]) });
  await home.run(['groups', 'invite', '3', 'khanh an']);
  expect(requests.at(-1)?.body).toEqual({ user_id: 9 });
});

test('somebody in the requests who is nearby, too, is one person', async () => {
  const { requests } = await serve({ body: page([anh, linh]) });
  expect((await home.run(['requests', 'send', 'linh'])).code).toBe(0);
  expect(requests.at(-1)?.body).toEqual({ receiver_id: 7 });
});

test('without a position, those in the requests are found, and for others the reason is told', async () => {
  await serve(nobodyIsPlaced);
  expect((await home.run(['groups', 'invite', '3', 'Linh'])).code).toBe(0);
  expect((await home.run(['requests', 'send', 'Quang'])).stderr).toContain('study-mate location set');
});

test('how things stand is asked for by name, too', async () => {
  await serve();
  expect((await home.run(['connections', 'status', 'An'])).code).toBe(0);
});
