import { expect, test } from 'vitest';
import { runApart } from '../provider/apart.ts';
import { emptyDatabase, longest } from '../provider/verified.ts';
import type { Mutations } from './mutations.main.ts';

/** What may go wrong without a pact that turns red, and why that is right. */
const either = 'Clients tell the two participants apart by id; nobody relies on who comes first.';
const accepted: Record<string, string> = {
  'getConversation: my conversation | the order is the opposite': either,
  'getConversationByConnection: my connection | the order is the opposite': either,
};

test('a fault in what the server answers turns the contract red', longest, async () => {
  const job = { databaseUrl: await emptyDatabase('mutations') };
  const program = new URL('./mutations.main.ts', import.meta.url);
  const { tried, survivors } = await runApart<Mutations>(program, job, { within: 600_000 });
  process.stdout.write(`${tried.length - survivors.length} of ${tried.length} faults were noticed\n`);
  expect(tried.length).toBeGreaterThanOrEqual(200);
  expect(survivors.toSorted()).toEqual(Object.keys(accepted).toSorted());
  expect(survivors.length / tried.length).toBeLessThanOrEqual(0.05);
});
