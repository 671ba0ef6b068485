/** Your own tests, on a real server: people to sign in as, a clock to move, and trouble on demand. */

import { RateLimitError, StudyMate } from '@study-mate/sdk';
import { type StudyMateUnderTest, startStudyMate } from '@study-mate/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let server: StudyMateUnderTest;
let mai: StudyMate;

beforeAll(async () => {
  server = await startStudyMate();
});
beforeEach(async () => {
  await server.reset();
  mai = new StudyMate({ baseUrl: server.url });
  const { email, password } = server.persona('mai');
  await mai.auth.login({ email, password });
});
afterAll(() => server.close());

test('Mai finds somebody next door', async () => {
  const { results } = await mai.discover.listNearbyLearners({ radius: 1 });
  expect(results[0]).toMatchObject({ full_name: 'Trần Hoài An', distance_km: 0.15 });
});

test('an access token that has run out is renewed without a word', async () => {
  server.clock.advance({ minutes: 10 });
  expect(await mai.auth.getProfile()).toMatchObject({ full_name: 'Nguyễn Thị Mai' });
});

test('a request whose answer got lost is sent again, and arrives once', async () => {
  server.faults.add({ operation: 'sendRequest', drop: 'answer', times: 1 });
  const receiver = server.persona('an').id;
  const { id } = await mai.matching.sendRequest({ receiver_id: receiver });
  expect(await mai.matching.getRequest(id)).toMatchObject({ receiver: { id: receiver }, state: 'pending' });
});

test('a busy server is told apart from a broken one', async () => {
  server.faults.add({ operation: 'sendRequest', status: 429 });
  const receiver = server.persona('an').id;
  await expect(mai.matching.sendRequest({ receiver_id: receiver })).rejects.toThrow(RateLimitError);
});
