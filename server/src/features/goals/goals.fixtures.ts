import type { Goal, Goals } from './goal.model.ts';
import type { UserGoal, UserGoals } from './user-goal.model.ts';

let goals = 0;

interface GoalFacts {
  code?: string;
  name?: string;
  type?: Goal['type'];
  at?: Date;
}

/** A goal of the catalogue, with a code of its own unless told. */
export function aGoal(
  models: { goals: Goals },
  { code, name = 'Hours of study', type = 'daily', at = new Date() }: GoalFacts = {},
): Promise<Goal> {
  goals += 1;
  return models.goals.create({ code: code ?? `GOAL-${goals}`, name, type, createdAt: at, updatedAt: at });
}

interface UserGoalFacts {
  userId: number;
  goalId: number;
  target?: number;
  /** `YYYY-MM-DD` */
  by?: string;
  at?: Date;
}

/** A goal on somebody's list. */
export const aUserGoal = (
  models: { userGoals: UserGoals },
  { userId, goalId, target = 5, by = '2030-12-31', at = new Date() }: UserGoalFacts,
): Promise<UserGoal> =>
  models.userGoals.create({
    userId,
    goalId,
    targetValue: target.toFixed(2),
    targetDate: by,
    createdAt: at,
    updatedAt: at,
  });
