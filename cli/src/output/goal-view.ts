import type { Goal, GoalRow, UserGoal, UserGoalRow } from '@study-mate/sdk';
import type { Cell, Column } from './cell.ts';
import { when } from './time.ts';

export const goalColumns: Column<GoalRow>[] = [
  { title: 'Id', of: ({ id }) => id },
  { title: 'Code', of: ({ code }) => code },
  { title: 'Name', of: ({ name }) => name, isFlexible: true },
  { title: 'Type', of: ({ type }) => type },
  { title: 'People', of: ({ user_count }) => user_count },
];

export const goalFields = (goal: Goal): [string, Cell][] => [
  ['Id', goal.id],
  ['Code', goal.code],
  ['Name', goal.name],
  ['Type', goal.type],
  ['People', goal.user_count],
  ['Average target', goal.avg_target_value],
  ['Added', when(goal.created_at)],
  ['Changed', when(goal.updated_at)],
];

/** The id is the goal's: that is what the other commands take. */
export const userGoalColumns: Column<UserGoalRow>[] = [
  { title: 'Id', of: ({ goal }) => goal },
  { title: 'Code', of: ({ goal_code }) => goal_code },
  { title: 'Name', of: ({ goal_name }) => goal_name, isFlexible: true },
  { title: 'Target', of: ({ target_value }) => target_value },
  { title: 'By', of: ({ target_date }) => target_date },
];

export const userGoalFields = (entry: UserGoal): [string, Cell][] => [
  ['Id', entry.goal],
  ['Code', entry.goal_code],
  ['Name', entry.goal_name],
  ['Type', entry.goal_type],
  ['Target', entry.target_value],
  ['By', entry.target_date],
  ['Added', when(entry.created_at)],
  ['Changed', when(entry.updated_at)],
];
