import { expect, test } from 'vitest';
import { spec } from './documented.ts';
import { eventDisagreements, events } from './events-comparison.ts';
import { interactionsOf, pactFolder, readPacts } from './pact-files.ts';
import { disagreements } from './spec-comparison.ts';

test('what the pacts ask and expect is what the spec describes', { timeout: 60_000 }, async () => {
  const pacts = readPacts(pactFolder);
  expect(pacts.length).toBeGreaterThan(0);
  expect(await disagreements(spec, pacts)).toEqual([]);
});

test('the events in the pacts are those that AsyncAPI describes', () => {
  const pacts = readPacts(pactFolder);
  const types = new Set(interactionsOf(pacts).map(({ type }) => type));
  expect(types).toContain('Asynchronous/Messages');
  expect(types).toContain('Synchronous/Messages');
  expect(eventDisagreements(events, pacts)).toEqual([]);
});
