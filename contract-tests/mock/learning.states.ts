import type { StateHandlers } from '../states.ts';
import type { MockWorld } from './mock-world.ts';
import { signIn, signInAsStaff } from './people.ts';

const signInAs = (world: MockWorld, iAm: 'staff' | undefined) =>
  iAm === 'staff' ? signInAsStaff(world) : signIn(world);

export const learningStates = {
  async subject(world, { iAm, subjects = 1, code }) {
    const told = signInAs(world, iAm);
    let subject = 0;
    for (let count = 1; count <= subjects; count += 1) {
      ({ id: subject } = world.mock.add.subject({ level: 'beginner', ...(code && { code }) }));
    }
    return { ...told, subject };
  },

  async userSubject(world, { entries = 1 }) {
    const told = signIn(world);
    let [subject, userSubject] = [0, 0];
    for (let count = 1; count <= entries; count += 1) {
      ({ id: subject } = world.mock.add.subject({ level: 'beginner' }));
      ({ id: userSubject } = world.mock.add.userSubject({ person: told.me, subject, note: 'Chương 3' }));
    }
    return { ...told, subject, userSubject };
  },

  async goal(world, { iAm, goals = 1, code }) {
    const told = signInAs(world, iAm);
    let goal = 0;
    for (let count = 1; count <= goals; count += 1) ({ id: goal } = world.mock.add.goal({ ...(code && { code }) }));
    return { ...told, goal };
  },

  async userGoal(world, { entries = 1 }) {
    const told = signIn(world);
    let [goal, userGoal] = [0, 0];
    for (let count = 1; count <= entries; count += 1) {
      ({ id: goal } = world.mock.add.goal());
      ({ id: userGoal } = world.mock.add.userGoal({ person: told.me, goal, target_value: 4.5 }));
    }
    return { ...told, goal, userGoal };
  },
} satisfies Partial<StateHandlers<MockWorld>>;
