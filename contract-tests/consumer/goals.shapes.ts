import type * as models from '@study-mate/sdk';
import { facts } from '../states.ts';
import { amount, fact, filled, pattern, type Rule, type Template, time, whole } from './matching-rules.ts';

const type = pattern('^(daily|weekly|monthly|yearly|milestone)$', 'daily');
const day = pattern('^\\d{4}-\\d\\d-\\d\\d$', '2030-12-31');

export const goalRow: Template<models.GoalRow> = {
  id: whole(facts.goal),
  code: filled('HOURS'),
  name: filled('Hours of study'),
  type,
  user_count: whole(0),
};

export const goal: Template<models.Goal> = {
  id: fact('goal'),
  code: filled('HOURS'),
  name: filled('Hours of study'),
  type,
  user_count: whole(0),
  created_at: time(),
  updated_at: time(),
  avg_target_value: amount(0),
};

export const userGoalRow = (id: Rule = whole(facts.userGoal)) => ({
  id,
  goal: whole(facts.goal),
  goal_code: filled('HOURS'),
  goal_name: filled('Hours of study'),
  target_value: amount(4.5),
  target_date: day,
});

export const userGoal: Template<models.UserGoal> = {
  ...userGoalRow(fact('userGoal')),
  user: fact('me'),
  user_email: filled(facts.email),
  user_full_name: filled('Mai Nguyễn'),
  goal_type: type,
  created_at: time(),
  updated_at: time(),
};
