import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StudyMateUnderTest, startStudyMate } from '../../server/src/testing/start.ts';
import { proveDelivery } from './proof.ts';

let server: StudyMateUnderTest;

beforeAll(async () => {
  const databaseUrl = process.env.TEST_DATABASE_URL;
  server = await startStudyMate({ seed: 'none', ...(databaseUrl && { databaseUrl }) });
});
afterAll(() => server?.close());

test('no message is lost, repeated or out of order where connections break and programs end', {
  timeout: 120_000,
}, async () => {
  const findings = await proveDelivery({ serverUrl: server.url, messages: 300, cuts: 30, seed: 7, people: 4 });
  expect(findings).toMatchObject({ messages: 300, cuts: 30, restarts: 3 });
  expect(findings).toMatchObject({ lost: 0, duplicated: 0, disordered: 0, misshown: 0, failed: 0, gaps: 0 });
});
