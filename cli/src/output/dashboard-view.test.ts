import { afterEach, beforeEach, expect, test } from 'vitest';
import { dashboard } from '../../test/answers.ts';
import { startFakeServer } from '../../test/fake-server.ts';
import { TestHome } from '../../test/run-cli.ts';

let home: TestHome;
let server: Awaited<ReturnType<typeof startFakeServer>>;

beforeEach(async () => {
  home = new TestHome();
  server = await startFakeServer({ 'GET /api/dashboard/statistics/': { body: dashboard } });
  await home.signIn(server.url);
});
afterEach(async () => {
  home.remove();
  await server.close();
});

test('a terminal gets the numbers in lines that fit', async () => {
  const { code, stdout } = await home.run(['dashboard'], { terminal: 80 });
  expect([code, stdout.split('\n')]).toEqual([
    0,
    [
      'Sessions you host    15: 5 upcoming, 1 now, 8 over, 1 cancelled',
      'Their guests         35',
      'Sessions you attend  12: 4 upcoming, 0 now, 8 over',
      'Your seats           27: 5 registered, 16 attended, 3 missed, 3 given back',
      'How you met          10 in person, 12 virtual, 5 hybrid',
      'Connections          25',
      'Pending requests     5: 3 sent, 2 received',
      '',
    ],
  ]);
});

test('a pipe gets every number by its name', async () => {
  const { stdout } = await home.run(['dashboard']);
  const numbers = new Map(stdout.split('\n').map((line) => line.split('\t') as [string, string]));
  expect(stdout.trimEnd().split('\n')).toHaveLength(22);
  expect(numbers.get('sessions_hosted_completed')).toBe('8');
  expect(numbers.get('sessions_by_type.virtual')).toBe('12');
  expect(numbers.get('accepted_connections')).toBe('25');
});

test('--json gets them as the server answers', async () => {
  const { stdout } = await home.run(['dashboard', '--json']);
  expect(JSON.parse(stdout)).toEqual(dashboard);
});
