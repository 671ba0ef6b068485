import type { StateHandlers } from '../states.ts';
import type { MockWorld } from './mock-world.ts';
import { meet } from './people.ts';
import { hanoi } from './places.states.ts';

type SessionFacts = Parameters<MockWorld['mock']['add']['session']>[0];

const hour = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();

/** Where I am, tomorrow at this time, about calculus, with a link. */
const session = ({ mock }: MockWorld, facts: SessionFacts): number =>
  mock.add.session({
    subject: mock.add.subject({ level: 'beginner' }).id,
    session_type: 'hybrid',
    start_time: inHours(24),
    meeting_link: 'https://meet.example.com/calculus',
    location_address: '1 Dai Co Viet',
    position: { ...hanoi, latitude: hanoi.latitude + 0.001 },
    ...facts,
  }).id;

function meetNearby(world: MockWorld) {
  const told = meet(world);
  world.place(world.me?.row, hanoi);
  return told;
}

export const sessionsStates = {
  async hostedSession(world, { state = 'upcoming', guests = 0, start }) {
    const told = meetNearby(world);
    const id = session(world, {
      host: told.me,
      ...(state === 'cancelled' && { cancelled_at: inHours(0) }),
      ...(start && { start_time: new Date(start).toISOString() }),
    });
    for (let count = 1; count <= guests; count += 1) {
      const person = count === 1 ? told.other : world.person('Chi Lê').row.id;
      world.mock.add.seat({ session: id, person });
    }
    return { ...told, session: id };
  },

  async sessionOfOther(world, { state = 'upcoming', seat, sessions = 1 }) {
    const told = meetNearby(world);
    let last = 0;
    for (let count = 1; count <= sessions; count += 1) {
      last = session(world, {
        host: told.other,
        ...(state === 'full' && { max_participants: 1 }),
        ...(state === 'completed' && { start_time: inHours(-24) }),
      });
    }
    if (seat) world.seat(last, told.me, seat);
    return { ...told, session: last };
  },
} satisfies Partial<StateHandlers<MockWorld>>;
