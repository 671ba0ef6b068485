import { toPage } from '../../core/page.ts';
import type { Handlers } from '../../core/wire.ts';
import type { GoalService } from './goal.service.ts';
import { toGoal, toGoalBrief, toGoalRow, toUserGoal, toUserGoalBrief, toUserGoalRow } from './goals.wire.ts';
import type { UserGoalService } from './user-goal.service.ts';

export const goalsRoutes = (goals: GoalService, userGoals: UserGoalService) =>
  ({
    listGoals: async ({ query, self }) => toPage(await goals.list(query), toGoalRow, self),
    createGoal: async ({ body }) => toGoalBrief(await goals.create(body)),
    getGoal: async ({ params }) => toGoal(await goals.show(params.id)),
    replaceGoal: async ({ params, body }, actor) => toGoalBrief(await goals.change(actor, params.id, body)),
    updateGoal: async ({ params, body }, actor) => toGoalBrief(await goals.change(actor, params.id, body)),
    deleteGoal: async ({ params }, actor) => {
      await goals.remove(actor, params.id);
      return undefined;
    },
    listUserGoals: async ({ query, self }, actor) => toPage(await userGoals.list(actor, query), toUserGoalRow, self),
    addUserGoal: async ({ body }, actor) => toUserGoalBrief(await userGoals.add(actor, body)),
    getUserGoal: async ({ params }, actor) => toUserGoal(await userGoals.show(actor, params.id), actor.account),
    replaceUserGoal: async ({ params, body }, actor) => toUserGoalBrief(await userGoals.change(actor, params.id, body)),
    updateUserGoal: async ({ params, body }, actor) => toUserGoalBrief(await userGoals.change(actor, params.id, body)),
    removeUserGoal: async ({ params }, actor) => {
      await userGoals.remove(actor, params.id);
      return undefined;
    },
  }) satisfies Partial<Handlers>;
