import { aPosition, hanoi } from '../../server/src/features/location/location.fixtures.ts';
import { aParticipant, aSession } from '../../server/src/features/sessions/sessions.fixtures.ts';
import { aSubject } from '../../server/src/features/subjects/subjects.fixtures.ts';
import type { StateHandlers } from '../states.ts';
import { meet } from './people.ts';
import type { World } from './world.ts';

const hour = 3_600_000;

/** Where I am, tomorrow at this time, about calculus, with a link. */
async function session(world: World, hostId: number, { hours = 24, ...facts }: { hours?: number } & object) {
  const subject = await aSubject(world.models, { level: 'beginner' });
  const startTime = new Date(world.clock.now().getTime() + hours * hour);
  const meetingLink = 'https://meet.example.com/calculus';
  const place = { ...hanoi, latitude: hanoi.latitude + 0.001 };
  // The host comes first, whatever the time is outside of this world.
  const now = world.clock.now();
  const usual = { sessionType: 'hybrid' as const, meetingLink, locationAddress: '1 Dai Co Viet', place, now };
  return aSession(world.models, { hostId, startTime, subjectId: subject.id, ...usual, ...facts });
}

async function meetNearby(world: World) {
  const told = await meet(world);
  await aPosition(world.db, told.me, hanoi, world.clock.now());
  return told;
}

export const sessionsStates = {
  async hostedSession(world, { state = 'upcoming', guests = 0, start }) {
    const told = await meetNearby(world);
    const { id } = await session(world, told.me, {
      ...(state === 'cancelled' && { cancelledAt: world.clock.now() }),
      ...(start && { startTime: new Date(start) }),
    });
    for (let count = 1; count <= guests; count += 1) {
      const userId = count === 1 ? told.other : (await world.person('Chi Lê')).id;
      await aParticipant(world.models.participants, { sessionId: id, userId, at: world.clock.now() });
    }
    return { ...told, session: id };
  },

  async sessionOfOther(world, { state = 'upcoming', seat, sessions = 1 }) {
    const told = await meetNearby(world);
    let last = 0;
    for (let count = 1; count <= sessions; count += 1) {
      const full = state === 'full' && { maxParticipants: 1 };
      const { id } = await session(world, told.other, { ...full, ...(state === 'completed' && { hours: -24 }) });
      last = id;
    }
    const at = world.clock.now();
    if (seat) await aParticipant(world.models.participants, { sessionId: last, userId: told.me, status: seat, at });
    return { ...told, session: last };
  },
} satisfies Partial<StateHandlers<World>>;
