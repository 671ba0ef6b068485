import { aRequest } from '../matching/matching.fixtures.ts';
import type { ConnectionRequests } from '../matching/request.model.ts';
import type { ParticipantStatus, SessionParticipants } from '../sessions/participant.model.ts';
import type { SessionType, StudySessions } from '../sessions/session.model.ts';
import { aParticipant, aSession } from '../sessions/sessions.fixtures.ts';

interface Models {
  sessions: StudySessions;
  participants: SessionParticipants;
  requests: ConnectionRequests;
}

interface People {
  me: number;
  /** Hosts what I attend and attends what I host. */
  other: number;
  third: number;
  now: Date;
}

type Phase = 'upcoming' | 'in_progress' | 'completed' | 'cancelled';

const hour = 3_600_000;
/** A session takes an hour. */
const beginsIn: Record<Phase, number> = { upcoming: 24, in_progress: -0.5, completed: -24, cancelled: 48 };

/** Sessions in every phase, seats in every state and requests in both directions, each number unlike its neighbours. */
export async function aBusyLife(models: Models, { me, other, third, now }: People): Promise<void> {
  const session = async (hostId: number, phase: Phase, sessionType: SessionType = 'in_person') => {
    const startTime = new Date(now.getTime() + beginsIn[phase] * hour);
    const cancelledAt = phase === 'cancelled' ? now : null;
    return (await aSession(models, { hostId, startTime, sessionType, cancelledAt })).id;
  };
  const seats = async (sessionId: number, people: readonly number[], status: ParticipantStatus = 'registered') => {
    for (const userId of people) await aParticipant(models.participants, { sessionId, userId, status, at: now });
  };

  // Mine: three ahead, one running, two over, one called off.
  await seats(await session(me, 'upcoming'), [other, third]);
  await seats(await session(me, 'upcoming', 'virtual'), [other]);
  await seats(await session(me, 'upcoming', 'virtual'), [other], 'cancelled');
  await seats(await session(me, 'in_progress'), [other], 'attended');
  await seats(await session(me, 'completed', 'hybrid'), [third], 'no_show');
  await seats(await session(me, 'completed'), [other, third], 'attended');
  await seats(await session(me, 'cancelled'), [third]);

  // Of others: two ahead, one running, four over, one called off, one that I left, one that I missed.
  for (const type of ['in_person', 'virtual'] as const) await seats(await session(other, 'upcoming', type), [me]);
  await seats(await session(third, 'in_progress', 'hybrid'), [me], 'attended');
  for (const host of [other, other, third, third]) await seats(await session(host, 'completed'), [me], 'attended');
  await seats(await session(other, 'cancelled', 'virtual'), [me]);
  await seats(await session(other, 'upcoming', 'hybrid'), [me], 'cancelled');
  await seats(await session(third, 'completed'), [me], 'no_show');

  // None of my business.
  await seats(await session(other, 'upcoming', 'virtual'), [third]);
  await session(third, 'cancelled', 'hybrid');

  await aRequest(models.requests, { senderId: me, receiverId: other, at: now });
  await aRequest(models.requests, { senderId: third, receiverId: me, state: 'accepted', at: now });
}
