import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { StudyMate } from '../../client.ts';
import { MemoryTokenStore } from '../../session/token-store.ts';
import { type StudyMateMock, studyMateMock } from './mock.ts';

export const baseUrl = 'http://study.test';

/** A mock in the place of the server for all tests of a file, as new before each. */
export function startMock(): StudyMateMock {
  const mock = studyMateMock({ baseUrl });
  const server = setupServer(...mock.handlers);
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => mock.reset());
  afterAll(() => server.close());
  return mock;
}

/** A client that tries nothing again: of a stranger, or of somebody who is signed in. */
export const aMate = (tokens?: ReturnType<StudyMateMock['as']>): StudyMate =>
  new StudyMate({ baseUrl, retries: 0, tokenStore: new MemoryTokenStore(tokens) });
