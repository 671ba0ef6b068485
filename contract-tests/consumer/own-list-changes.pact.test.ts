import type { StudyMate } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { exchange, record, recordError } from './exchange.ts';
import { fact, placeholder } from './matching-rules.ts';

const nowhere = 2_000_000_000;
const unknown = [`Invalid pk "${nowhere}" - object does not exist.`];

const subject = { level: 'intermediate', intent: 'both', note: 'Ôn thi' } as const;
const goal = { target_value: 6.5, target_date: '2031-01-31' };

interface Change {
  operation: 'replaceUserSubject' | 'updateUserSubject' | 'replaceUserGoal' | 'updateUserGoal';
  /** What the entry is about, and the state that there is one. */
  of: 'subject' | 'goal';
  entry: 'userSubject' | 'userGoal';
  form: typeof subject | typeof goal;
  change(mate: StudyMate, id: number): Promise<unknown>;
}

const ofSubject = { of: 'subject', entry: 'userSubject', form: subject } as const;
const ofGoal = { of: 'goal', entry: 'userGoal', form: goal } as const;

const changes: Change[] = [
  {
    ...ofSubject,
    operation: 'replaceUserSubject',
    change: (mate, id) => mate.subjects.replaceUserSubject(facts.userSubject, { ...subject, subject: id }),
  },
  {
    ...ofSubject,
    operation: 'updateUserSubject',
    change: (mate, id) => mate.subjects.updateUserSubject(facts.userSubject, { ...subject, subject: id }),
  },
  {
    ...ofGoal,
    operation: 'replaceUserGoal',
    change: (mate, id) => mate.goals.replaceUserGoal(facts.userGoal, { ...goal, goal: id }),
  },
  {
    ...ofGoal,
    operation: 'updateUserGoal',
    change: (mate, id) => mate.goals.updateUserGoal(facts.userGoal, { ...goal, goal: id }),
  },
];

describe.each(changes)('$operation', ({ operation, of, entry, form, change }) => {
  const base = { operation, params: { id: placeholder(entry) }, given: [given(entry)] };

  test('answers with the entry as it is now', async () => {
    const body = { ...form, [of]: fact(of) };
    const answer = { ...body, id: fact(entry) } as never;
    const changed = exchange({ ...base, title: 'a change', body, status: 200, answer });
    const shown = await record([changed], (mate) => change(mate, facts[of]));
    expect(shown).toEqual({ ...form, [of]: facts[of], id: facts[entry] });
  });

  test('to what does not exist is told at the field', async () => {
    const body = { ...form, [of]: nowhere };
    const refused = exchange({ ...base, title: `an unknown ${of}`, body, status: 400, answer: { [of]: unknown } });
    const error = await recordError(refused, (mate) => change(mate, nowhere));
    expect(error).toMatchObject({ fields: { [of]: unknown } });
  });
});
