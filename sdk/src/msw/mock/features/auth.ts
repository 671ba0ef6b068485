import type { ProfileUpdate, Session } from '../../../generated/models.ts';
import { given } from '../given.ts';
import type { Handlers } from '../operation.ts';
import { invalid, invalidTogether, refusedAction, unknownKey } from '../problem.ts';
import type { Person } from '../rows/people.ts';
import type { World } from '../world.ts';
import { assertFree, blankProfile, byEmail, toProfile } from './people.ts';
import { endByRefresh, endSignIns, refresh, startSignIn } from './tokens.ts';

const toSession = (world: World, person: Person, message: string): Session => ({
  message,
  user: toProfile(world, person),
  tokens: startSignIn(world, person),
});

function change(world: World, person: Person, changes: ProfileUpdate) {
  if (changes.school && !world.schools.get(changes.school)) throw unknownKey('school', changes.school);
  assertFree(world, changes, person);
  Object.assign(person, given(changes));
  return toProfile(world, person);
}

export const auth = {
  register({ world, body: { password_confirm: confirmation, ...profile } }) {
    if (profile.password !== confirmation) throw invalid({ password: ['Passwords do not match.'] });
    assertFree(world, profile);
    // A school that nobody knows is taken as none: sign-up forms send a fixed one.
    const school = world.schools.get(profile.school)?.id ?? null;
    const person = world.people.add({ ...blankProfile, created_at: world.time(), ...given(profile), school });
    return toSession(world, person, 'User registered successfully');
  },

  login({ world, body: { email, password } }) {
    const person = byEmail(world, email);
    if (person?.password !== password) throw invalidTogether('Invalid credentials.');
    if (person.status !== 'active') throw invalidTogether('This account is not active.');
    person.last_active_at = world.time();
    return toSession(world, person, 'Login successful');
  },

  refreshToken: ({ world, body }) => refresh(world, body.refresh),

  logout({ world, actor, signIn, body }) {
    if (!body.refresh) world.signIns.need(signIn).isEnded = true;
    else if (!endByRefresh(world, actor, body.refresh)) throw refusedAction('Invalid token');
    return { message: 'Logout successful' };
  },

  getProfile({ world, actor }) {
    actor.last_active_at = world.time();
    return toProfile(world, actor);
  },

  replaceProfile: ({ world, actor, body }) => change(world, actor, body),
  updateProfile: ({ world, actor, body }) => change(world, actor, body),

  changePassword({ world, actor, body }) {
    if (body.new_password !== body.new_password_confirm) {
      throw invalid({ new_password: ['New passwords do not match.'] });
    }
    if (body.old_password !== actor.password) throw invalid({ old_password: ['Old password is incorrect.'] });
    actor.password = body.new_password;
    endSignIns(world, actor);
    return { message: 'Password changed successfully' };
  },
} satisfies Partial<Handlers>;
