import { aSubject, aUserSubject } from '../../server/src/features/subjects/subjects.fixtures.ts';
import type { StateHandlers } from '../states.ts';
import { signIn, signInAsStaff } from './people.ts';
import type { World } from './world.ts';

export const subjectsStates = {
  async subject(world, { iAm, subjects = 1, code }) {
    const told = await (iAm === 'staff' ? signInAsStaff(world) : signIn(world));
    let subject = 0;
    for (let count = 1; count <= subjects; count += 1) {
      subject = (await aSubject(world.models, { level: 'beginner', ...(code && { code }) })).id;
    }
    return { ...told, subject };
  },

  async userSubject(world, { entries = 1 }) {
    const told = await signIn(world);
    let [subject, userSubject] = [0, 0];
    for (let count = 1; count <= entries; count += 1) {
      subject = (await aSubject(world.models, { level: 'beginner' })).id;
      const entry = await aUserSubject(world.models, { userId: told.me, subjectId: subject, note: 'Chương 3' });
      userSubject = entry.id;
    }
    return { ...told, subject, userSubject };
  },
} satisfies Partial<StateHandlers<World>>;
