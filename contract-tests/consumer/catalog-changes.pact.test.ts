import { ForbiddenError, type StudyMate } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given, type StateKey } from '../states.ts';
import { exchange, record, recordError } from './exchange.ts';
import { fact, placeholder } from './matching-rules.ts';

const notAllowed = { detail: 'You do not have permission to perform this action.' };
const blank = ['This field may not be blank.'];

const subject = { code: 'CS101', name_vi: 'Lập trình', name_en: 'Programming', level: 'beginner' } as const;
const goal = { code: 'STUDY_HOURS', name: 'Số giờ học mỗi ngày', type: 'daily' } as const;

interface Change {
  operation: 'replaceSubject' | 'updateSubject' | 'replaceGoal' | 'updateGoal';
  of: 'subject' | 'goal';
  form: typeof subject | typeof goal;
  /** With the form, or with the form and these fields in it. */
  change(mate: StudyMate, wrong?: { code: string }): Promise<unknown>;
}

const changes: Change[] = [
  {
    operation: 'replaceSubject',
    of: 'subject',
    form: subject,
    change: (mate, wrong) => mate.subjects.replaceSubject(facts.subject, { ...subject, ...wrong }),
  },
  {
    operation: 'updateSubject',
    of: 'subject',
    form: subject,
    change: (mate, wrong) => mate.subjects.updateSubject(facts.subject, { ...subject, ...wrong }),
  },
  {
    operation: 'replaceGoal',
    of: 'goal',
    form: goal,
    change: (mate, wrong) => mate.goals.replaceGoal(facts.goal, { ...goal, ...wrong }),
  },
  {
    operation: 'updateGoal',
    of: 'goal',
    form: goal,
    change: (mate, wrong) => mate.goals.updateGoal(facts.goal, { ...goal, ...wrong }),
  },
];

const byStaff = (of: 'subject' | 'goal') => [given<Extract<StateKey, 'subject' | 'goal'>>(of, { iAm: 'staff' })];

describe.each(changes)('$operation', ({ operation, of, form, change }) => {
  const base = { operation, params: { id: placeholder(of) }, body: form };

  test('by staff', async () => {
    const answer = { ...form, id: fact(of) };
    const changed = exchange({ ...base, title: 'a change by staff', given: byStaff(of), status: 200, answer });
    expect(await record([changed], (mate) => change(mate))).toEqual({ ...form, id: facts[of] });
  });

  test('with a field that is wrong', async () => {
    const body = { ...form, code: '' };
    const answer = { code: blank };
    const told = exchange({ ...base, body, title: 'a blank code', given: byStaff(of), status: 400, answer });
    const error = await recordError(told, (mate) => change(mate, { code: '' }));
    expect(error).toMatchObject({ fields: { code: blank } });
  });

  test('by somebody else', async () => {
    const title = 'a change by somebody who is not staff';
    const refused = exchange({ ...base, title, given: [given(of)], status: 403, answer: notAllowed });
    expect(await recordError(refused, (mate) => change(mate))).toBeInstanceOf(ForbiddenError);
  });
});

interface Removal {
  operation: 'deleteSubject' | 'deleteGoal';
  of: 'subject' | 'goal';
  remove(mate: StudyMate): Promise<unknown>;
}

const removals: Removal[] = [
  { operation: 'deleteSubject', of: 'subject', remove: (mate) => mate.subjects.deleteSubject(facts.subject) },
  { operation: 'deleteGoal', of: 'goal', remove: (mate) => mate.goals.deleteGoal(facts.goal) },
];

describe.each(removals)('$operation', ({ operation, of, remove }) => {
  const base = { operation, params: { id: placeholder(of) } };

  test('by staff', async () => {
    const removed = exchange({ ...base, title: 'a removal by staff', given: byStaff(of), status: 204 });
    expect(await record([removed], remove)).toBeUndefined();
  });

  test('by somebody else', async () => {
    const title = 'a removal by somebody who is not staff';
    const refused = exchange({ ...base, title, given: [given(of)], status: 403, answer: notAllowed });
    expect(await recordError(refused, remove)).toBeInstanceOf(ForbiddenError);
  });
});
