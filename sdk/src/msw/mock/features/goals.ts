import type { GoalBrief, GoalRow, GoalUpdate } from '../../../generated/models.ts';
import type { Handlers } from '../operation.ts';
import { inOrder, newestFirst } from '../order.ts';
import { toPage } from '../page.ts';
import type { GoalEntry } from '../rows/learning.ts';
import type { Person } from '../rows/people.ts';
import { fold, isFound, isWanted } from '../search.ts';
import type { World } from '../world.ts';
import { assertCanChangeCatalog, assertCodeFree, listsOfActive, update } from './catalog.ts';

const types = ['daily', 'weekly', 'monthly', 'yearly', 'milestone'];

const toBrief = ({ id, code, name, type }: GoalEntry): GoalBrief => ({ id, code, name, type });

const listsOf = (world: World, id: number) => listsOfActive(world, world.listedGoals).filter(({ goal }) => goal === id);

const toRow =
  (world: World) =>
  (goal: GoalEntry): GoalRow => ({ ...toBrief(goal), user_count: listsOf(world, goal.id).length });

function change(world: World, actor: Person, id: number, changes: GoalUpdate): GoalBrief {
  assertCanChangeCatalog(actor);
  const goal = world.goals.need(id);
  assertCodeFree(world.goals, 'Goal', changes.code, goal);
  return toBrief(update(world, goal, changes));
}

export const goals = {
  listGoals(input) {
    const { world, query } = input;
    const found = world.goals.filter(
      ({ code, name, type }) => isFound(query.search, code, name) && isWanted(query.type, type),
    );
    const newest = newestFirst(found, ({ created_at }) => created_at);
    const offered = {
      code: ({ code }: GoalEntry) => fold(code),
      name: ({ name }: GoalEntry) => fold(name),
      type: ({ type }: GoalEntry) => types.indexOf(type),
      created_at: (goal: GoalEntry) => goal.created_at,
    };
    return toPage(inOrder(newest, query.ordering, offered), toRow(world), input);
  },

  createGoal({ world, body }) {
    assertCodeFree(world.goals, 'Goal', body.code);
    const now = world.time();
    return toBrief(world.goals.add({ ...body, created_at: now, updated_at: now }));
  },

  getGoal({ world, params: { id } }) {
    const goal = world.goals.need(id);
    const targets = listsOf(world, id).map(({ target_value }) => target_value);
    const sum = targets.reduce((total, target) => total + target, 0);
    return {
      ...toRow(world)(goal),
      created_at: goal.created_at,
      updated_at: goal.updated_at,
      avg_target_value: targets.length > 0 ? sum / targets.length : 0,
    };
  },

  replaceGoal: ({ world, actor, params, body }) => change(world, actor, params.id, body),
  updateGoal: ({ world, actor, params, body }) => change(world, actor, params.id, body),

  /** Whoever has it on their list loses the entry with it. */
  deleteGoal({ world, actor, params: { id } }) {
    assertCanChangeCatalog(actor);
    world.goals.remove(world.goals.need(id));
    for (const entry of world.listedGoals.filter(({ goal }) => goal === id)) world.listedGoals.remove(entry);
    return undefined;
  },
} satisfies Partial<Handlers>;
