import type { UserGoalBrief, UserGoalRow, UserGoalUpdate } from '../../../generated/models.ts';
import type { Handlers } from '../operation.ts';
import { inOrder, newestFirst } from '../order.ts';
import { toPage } from '../page.ts';
import type { ListedGoal } from '../rows/learning.ts';
import type { Person } from '../rows/people.ts';
import { isFound, isWanted } from '../search.ts';
import type { World } from '../world.ts';
import { assertListable, ownEntry, update } from './catalog.ts';

const toBrief = ({ id, goal, target_value, target_date }: ListedGoal): UserGoalBrief => ({
  id,
  goal,
  target_value,
  target_date,
});

const toRow =
  (world: World) =>
  (entry: ListedGoal): UserGoalRow => {
    const { code, name } = world.goals.need(entry.goal);
    return { ...toBrief(entry), goal_code: code, goal_name: name };
  };

const listing = (world: World) => ({ entries: world.listedGoals, catalog: world.goals, kind: 'goal' }) as const;

function change(world: World, actor: Person, id: number, changes: UserGoalUpdate): UserGoalBrief {
  const entry = ownEntry(world.listedGoals, actor, id);
  if (changes.goal !== undefined) assertListable(listing(world), actor, changes.goal, entry);
  return toBrief(update(world, entry, changes));
}

export const listedGoals = {
  listUserGoals(input) {
    const { world, actor, query } = input;
    const found = world.listedGoals.filter((entry) => {
      const { code, name, type } = world.goals.need(entry.goal);
      const isOwn = entry.person === actor.id && isFound(query.search, code, name);
      return isOwn && isWanted(query.type, type);
    });
    const newest = newestFirst(found, ({ created_at }) => created_at);
    const ordered = inOrder(newest, query.ordering, {
      target_value: (entry) => entry.target_value,
      target_date: (entry) => entry.target_date,
      created_at: (entry) => entry.created_at,
    });
    return toPage(ordered, toRow(world), input);
  },

  addUserGoal({ world, actor, body }) {
    assertListable(listing(world), actor, body.goal);
    const now = world.time();
    return toBrief(world.listedGoals.add({ ...body, person: actor.id, created_at: now, updated_at: now }));
  },

  getUserGoal({ world, actor, params }) {
    const entry = ownEntry(world.listedGoals, actor, params.id);
    return {
      ...toRow(world)(entry),
      user: actor.id,
      user_email: actor.email,
      user_full_name: actor.full_name,
      goal_type: world.goals.need(entry.goal).type,
      created_at: entry.created_at,
      updated_at: entry.updated_at,
    };
  },

  replaceUserGoal: ({ world, actor, params, body }) => change(world, actor, params.id, body),
  updateUserGoal: ({ world, actor, params, body }) => change(world, actor, params.id, body),

  removeUserGoal({ world, actor, params }) {
    world.listedGoals.remove(ownEntry(world.listedGoals, actor, params.id));
    return undefined;
  },
} satisfies Partial<Handlers>;
