import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, anApp, type Person } from './app.ts';

let app: App;
let mai: Person;

beforeAll(async () => {
  app = await anApp();
  mai = await app.person();
});
afterAll(() => app.close());

const words = [
  '/api/matching/requests/sent/?state=',
  '/api/matching/requests/received/?state=',
  '/api/sessions/?status=',
  '/api/user-subjects/?level=',
  '/api/goals/?type=',
  '/api/groups/?status=',
];
const json = ['[]', '{}', '["pending"]', '7', 'null', 'true', '"pending"', '[[[[', '{"a":1}'];

test.each(words.flatMap((path) => json.map((text) => [path, text])))(
  '%s%s is a text that nothing matches, though it is JSON',
  async (path, text) => {
    const { status, body } = await app.get(path + encodeURIComponent(text), { as: mai });
    expect([status, body.count]).toEqual([200, 0]);
  },
);

test.each(words.slice(0, 2))('%s with a null character names no state', async (path) => {
  const { status, body } = await app.get(`${path}pend%00ing`, { as: mai });
  expect([status, body.count]).toEqual([200, 0]);
});

test.each([
  '/api/sessions/my_sessions/?role=%00',
  '/api/groups/my_groups/?membership_status=%00',
  '/api/subjects/?ordering=%00',
])('%s is passed over, as any other word that stands for nothing', async (path) => {
  expect((await app.get(path, { as: mai })).status).toBe(200);
});
