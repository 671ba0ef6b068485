import { expect, test } from 'vitest';
import { runApart } from '../provider/apart.ts';
import { emptyDatabase, longest } from '../provider/verified.ts';
import { states } from '../states.ts';

interface Found {
  during: string[];
  afterwards: object;
}

/** These are about something else than rows. */
const withoutRows = ['noAccounts', 'largeBody', 'rateLimitUsedUp', 'databaseDown', 'repeated'];

test('every state brings something about, and leaves nothing to the next interaction', longest, async () => {
  const job = { databaseUrl: await emptyDatabase('states') };
  const program = new URL('./states.main.ts', import.meta.url);
  const found = await runApart<Record<string, Found>>(program, job, { within: 120_000 });
  expect(Object.keys(found)).toEqual(Object.keys(states));
  const nothing = { rows: {}, facts: {}, isBodyLarge: false, isRepeated: false, people: [null, null] };
  for (const [key, { during, afterwards }] of Object.entries(found)) {
    expect({ key, hasRows: during.length > 0, afterwards }).toEqual({
      key,
      hasRows: !withoutRows.includes(key),
      afterwards: nothing,
    });
  }
});
