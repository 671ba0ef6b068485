import { aGoal, aUserGoal } from '../../server/src/features/goals/goals.fixtures.ts';
import type { StateHandlers } from '../states.ts';
import { signIn, signInAsStaff } from './people.ts';
import type { World } from './world.ts';

export const goalsStates = {
  async goal(world, { iAm, goals = 1, code }) {
    const told = await (iAm === 'staff' ? signInAsStaff(world) : signIn(world));
    let goal = 0;
    for (let count = 1; count <= goals; count += 1) {
      goal = (await aGoal(world.models, { ...(code && { code }) })).id;
    }
    return { ...told, goal };
  },

  async userGoal(world, { entries = 1 }) {
    const told = await signIn(world);
    let [goal, userGoal] = [0, 0];
    for (let count = 1; count <= entries; count += 1) {
      goal = (await aGoal(world.models)).id;
      userGoal = (await aUserGoal(world.models, { userId: told.me, goalId: goal, target: 4.5 })).id;
    }
    return { ...told, goal, userGoal };
  },
} satisfies Partial<StateHandlers<World>>;
