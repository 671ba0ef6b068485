/** Your own tests without a server: a Study Mate in memory, with people, rows, errors and a clock as you need them. */

import { MemoryTokenStore, StudyMate, StudyMateError, UnauthorizedError } from '@study-mate/sdk';
import { studyMateMock } from '@study-mate/sdk/msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

/** What is tested: the first line of an application. */
async function greet(mate: StudyMate): Promise<string> {
  try {
    const [me, requests] = await Promise.all([
      mate.auth.getProfile(),
      mate.matching.listReceivedRequests({ state: 'pending' }),
    ]);
    const names = requests.results.map(({ sender_name }) => sender_name);
    return names.length ? `${me.full_name}, ${names.join(' and ')} would like to meet you.` : `Hello, ${me.full_name}!`;
  } catch (error) {
    if (error instanceof UnauthorizedError) return 'Please sign in.';
    if (error instanceof StudyMateError) return 'Something went wrong. Please try again.';
    throw error;
  }
}

const baseUrl = 'http://study.test';
const mock = studyMateMock({ baseUrl });
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => mock.reset());
afterAll(() => server.close());

/** The client of somebody who has signed in already. */
const mateOf = (name: string) =>
  new StudyMate({ baseUrl, tokenStore: new MemoryTokenStore(mock.as(name)), retries: 0 });

test('somebody with nothing new is greeted by name', async () => {
  const lan = mock.add.person({ full_name: 'Phạm Lan', email: 'lan@example.com' });
  expect(lan.full_name).toBe('Phạm Lan');
  expect(await greet(mateOf('lan'))).toBe('Hello, Phạm Lan!');
});

test('whoever asked to connect is named, until they are accepted', async () => {
  const receiver = mock.add.person({ full_name: 'Phạm Lan', email: 'lan@example.com' }).id;
  const { id } = mock.add.request({ sender: mock.person('binh').id, receiver });
  expect(await greet(mateOf('lan'))).toBe('Phạm Lan, Lê Thanh Bình would like to meet you.');
  await mateOf('lan').matching.acceptRequest(id);
  expect(await greet(mateOf('lan'))).toBe('Hello, Phạm Lan!');
});

test('a server in trouble is said in a sentence', async () => {
  const mate = mateOf('mai');
  mock.failOnce('getProfile', 500);
  expect(await greet(mate)).toBe('Something went wrong. Please try again.');
  expect(await greet(mate)).toContain('Nguyễn Thị Mai');
});

test('a session is renewed without a word, and asks to sign in once it is too old', async () => {
  const mate = mateOf('mai');
  mock.advance({ minutes: 6 });
  expect(await greet(mate)).toContain('Nguyễn Thị Mai');
  mock.advance({ minutes: 60 * 24 * 2 });
  expect(await greet(mate)).toBe('Please sign in.');
});
