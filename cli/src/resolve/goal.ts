import type { StudyMate, UserGoalRow } from '@study-mate/sdk';
import { findInCatalog } from './catalog.ts';
import { toIdIfAny } from './match.ts';

/** The id of a goal, given itself or as a part of its code or name. */
export async function findGoal(mate: StudyMate, which: string): Promise<number> {
  const given = toIdIfAny(which);
  if (given !== undefined) return given;
  const { id } = await findInCatalog(which, 'the', {
    kind: 'goals',
    load: (query) => mate.goals.listGoals(query),
    named: ({ id, code, name }) => ({ id, name, others: [code] }),
  });
  return id;
}

/** The entry of the own list that is about a goal, given as `findGoal` takes it. */
export const findOwnGoal = (mate: StudyMate, which: string): Promise<UserGoalRow> =>
  findInCatalog(which, 'your', {
    kind: 'goals',
    load: (query) => mate.goals.listUserGoals(query),
    named: ({ goal: id, goal_name: name, goal_code }) => ({ id, name, others: [goal_code] }),
  });
