import type { StateHandlers } from '../states.ts';
import type { MockWorld } from './mock-world.ts';
import { meet } from './people.ts';

const hour = 3_600_000;
/** A session takes an hour. */
const beginsIn = { upcoming: 24, in_progress: -0.5, completed: -24, cancelled: 48 } as const;

type Phase = keyof typeof beginsIn;
type SessionType = 'in_person' | 'virtual' | 'hybrid';
type Status = Parameters<MockWorld['seat']>[2];

/** A session and the seats in it. */
type Life = readonly [
  host: 'me' | 'other' | 'third',
  Phase,
  SessionType,
  Status,
  ...guests: ('me' | 'other' | 'third')[],
];

/** Sessions in every phase and seats in every state, each number unlike its neighbours. */
const lives: readonly Life[] = [
  ['me', 'upcoming', 'in_person', 'registered', 'other', 'third'],
  ['me', 'upcoming', 'virtual', 'registered', 'other'],
  ['me', 'upcoming', 'virtual', 'cancelled', 'other'],
  ['me', 'in_progress', 'in_person', 'attended', 'other'],
  ['me', 'completed', 'hybrid', 'no_show', 'third'],
  ['me', 'completed', 'in_person', 'attended', 'other', 'third'],
  ['me', 'cancelled', 'in_person', 'registered', 'third'],
  ['other', 'upcoming', 'in_person', 'registered', 'me'],
  ['other', 'upcoming', 'virtual', 'registered', 'me'],
  ['third', 'in_progress', 'hybrid', 'attended', 'me'],
  ['other', 'completed', 'in_person', 'attended', 'me'],
  ['other', 'completed', 'in_person', 'attended', 'me'],
  ['third', 'completed', 'in_person', 'attended', 'me'],
  ['third', 'completed', 'in_person', 'attended', 'me'],
  ['other', 'cancelled', 'virtual', 'registered', 'me'],
  ['other', 'upcoming', 'hybrid', 'cancelled', 'me'],
  ['third', 'completed', 'in_person', 'no_show', 'me'],
  ['other', 'upcoming', 'virtual', 'registered', 'third'],
  ['third', 'cancelled', 'hybrid', 'registered'],
];

export const dashboardStates = {
  async busyLife(world) {
    const told = meet(world);
    const people = { me: told.me, other: told.other, third: world.person('Chi Lê').row.id };
    const { add } = world.mock;
    for (const [host, phase, session_type, status, ...guests] of lives) {
      const start_time = new Date(Date.now() + beginsIn[phase] * hour).toISOString();
      const cancelled_at = phase === 'cancelled' ? new Date().toISOString() : null;
      const { id } = add.session({ host: people[host], session_type, start_time, cancelled_at });
      for (const guest of guests) world.seat(id, people[guest], status);
    }
    add.request({ sender: people.me, receiver: people.other });
    const accepted_at = new Date().toISOString();
    add.request({ sender: people.third, receiver: people.me, state: 'accepted', accepted_at });
    return told;
  },
} satisfies Partial<StateHandlers<MockWorld>>;
