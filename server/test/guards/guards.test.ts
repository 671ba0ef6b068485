import { expect, test } from 'vitest';
import { aDatabase } from '../database.ts';
import { guards, policies, readSource } from './guards.ts';
import { mark, policyGuards, withSwitches } from './removal.ts';
import { Switches } from './switches.ts';

const sample = `
export function assertKnown(name): void {
  if (name !== 'An') throw new Error('Who is that?');
}

const isKnown = (name): boolean => name === 'An';

export function assertAll(
  ...names
): void {
  if (!names.every(isKnown)) throw new Error('Who are they?');
}
`;

const load = (source: string) => {
  const script = source.replaceAll('): void {', ') {').replaceAll('): boolean =>', ') =>').replaceAll('export ', '');
  return new Function(`${script}; return { assertKnown, isKnown, assertAll };`)();
};

const ids = guards.map(({ id }) => id);

test('every guard is in its source, exactly once, and has a name of its own', () => {
  for (const file of new Set(guards.map((guard) => guard.file))) {
    const own = guards.filter((guard) => guard.file === file);
    expect(() => withSwitches(readSource(file), own)).not.toThrow();
  }
  expect(new Set(ids).size).toBe(ids.length);
});

test('every function of a policy is a guard', () => {
  for (const file of policies) {
    const names = [...readSource(file).matchAll(/^(?:export )?(?:function|const) ((?:assert|is|may|can)\w+)/gm)];
    expect(names).not.toEqual([]);
    expect(ids).toEqual(expect.arrayContaining(names.map(([, name]) => name)));
  }
});

test('a guard that is not there any more is an error', () => {
  const [guard] = policyGuards('x.policy.ts', sample);
  expect(() => withSwitches('nothing', guard ? [guard] : [])).toThrow('The guard "assertKnown" is not in the source');
});

test('a guard that is off lets everybody pass, and every other one works on', async () => {
  const switches = new Switches();
  switches.install();
  const asked: string[] = [];
  switches.onAsked((id) => asked.push(id));
  const { assertKnown, isKnown, assertAll } = load(withSwitches(sample, policyGuards('x.policy.ts', sample)));
  expect(() => assertKnown('Binh')).toThrow('Who is that?');
  expect(() => assertAll('An', 'Binh')).toThrow('Who are they?');
  expect(asked).toEqual(['assertKnown', 'assertAll', 'isKnown', 'isKnown']);
  await switches.without('assertKnown', async () => {
    expect(() => assertKnown('Binh')).not.toThrow();
    expect(isKnown('Binh')).toBe(false);
  });
  await switches.without('isKnown', async () => {
    expect(() => assertAll('An', 'Binh')).not.toThrow();
    expect(() => assertKnown('Binh')).toThrow();
  });
});

test('a condition that is off finds everything, prepared or not', async () => {
  const db = await aDatabase();
  const switches = new Switches();
  switches.install();
  const text = `SELECT n FROM generate_series(1, 3) n WHERE (n = $1::int ${mark('one')}) AND n < 3`;
  const prepared = db.prepared('guarded', text);
  const counts = async () => [(await prepared([1])).length, (await db.query(text, [1])).length];
  expect(await counts()).toEqual([1, 1]);
  expect(await switches.without('one', counts)).toEqual([2, 2]);
  expect(await switches.without('another', counts)).toEqual([1, 1]);
});
