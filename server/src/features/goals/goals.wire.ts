import type { Account } from '../../core/actor.ts';
import type { Wire } from '../../core/wire.ts';
import type { GoalDetail, GoalRow } from './goal.queries.ts';
import type { UserGoal } from './user-goal.model.ts';
import type { UserGoalDetail, UserGoalRow } from './user-goal.queries.ts';

export const toGoalBrief = ({ id, code, name, type }: Omit<GoalRow, 'userCount'>): Wire['GoalBrief'] => ({
  id,
  code,
  name,
  type,
});

export const toGoalRow = (row: GoalRow): Wire['GoalRow'] => ({ ...toGoalBrief(row), user_count: row.userCount });

export const toGoal = (goal: GoalDetail): Wire['Goal'] => ({
  ...toGoalRow(goal),
  created_at: goal.createdAt.toISOString(),
  updated_at: goal.updatedAt.toISOString(),
  avg_target_value: goal.averageTarget,
});

export const toUserGoalBrief = (entry: UserGoal): Wire['UserGoalBrief'] => ({
  id: entry.id,
  goal: entry.goalId,
  target_value: Number(entry.targetValue),
  target_date: entry.targetDate,
});

export const toUserGoalRow = (row: UserGoalRow): Wire['UserGoalRow'] => ({
  id: row.id,
  goal: row.goalId,
  goal_code: row.goalCode,
  goal_name: row.goalName,
  target_value: row.targetValue,
  target_date: row.targetDate,
});

export const toUserGoal = (entry: UserGoalDetail, owner: Account): Wire['UserGoal'] => ({
  ...toUserGoalRow(entry),
  user: owner.id,
  user_email: owner.email,
  user_full_name: owner.fullName,
  goal_type: entry.goalType,
  created_at: entry.createdAt.toISOString(),
  updated_at: entry.updatedAt.toISOString(),
});
