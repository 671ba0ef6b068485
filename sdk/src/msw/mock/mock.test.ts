import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { StudyMate } from '../../client.ts';
import { studyMateMock } from './mock.ts';

const baseUrl = 'http://study.test';
const mock = studyMateMock({ baseUrl });
const server = setupServer(...mock.handlers);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => mock.reset());
afterAll(() => server.close());

test('whoever registers can log in', async () => {
  const mate = new StudyMate({ baseUrl, retries: 0 });
  const account = { email: 'new@example.com', password: 'a long password', full_name: 'Mai' };
  await mate.auth.register({ ...account, password_confirm: account.password } as never);
  await mate.auth.logout();
  await mate.auth.login(account);
  expect(await mate.auth.getProfile()).toMatchObject({ email: 'new@example.com' });
});
