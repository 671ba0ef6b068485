import type { ParticipantStatus, SessionType } from '../../../generated/models.ts';
import type { Handlers } from '../operation.ts';
import type { SessionEntry } from '../rows/sessions.ts';
import { connectionStatistics } from './connections.ts';
import { isTaken, seatOf, statusOf, takenIn } from './session-view.ts';

export const dashboard = {
  /** What somebody has done and is about to do, in numbers, each as long as the list that it stands for. */
  getDashboardStatistics({ world, actor }) {
    const seatIn = ({ id }: SessionEntry) => seatOf(world, id, actor.id);
    const mine = world.sessions.filter((session) => session.host === actor.id || seatIn(session) !== undefined);
    const hosted = mine.filter(({ host }) => host === actor.id);
    const attending = mine.filter((session) => session.host !== actor.id && isTaken(seatIn(session)));
    const inStatus = (sessions: readonly SessionEntry[], status: string): number =>
      sessions.filter((session) => statusOf(world, session) === status).length;
    const ofType = (type: SessionType): number => mine.filter(({ session_type }) => session_type === type).length;
    const seats = mine.flatMap((session) => seatIn(session) ?? []);
    const asSeat = (status: ParticipantStatus): number => seats.filter((seat) => seat.status === status).length;
    const guests = hosted.flatMap(({ id }) => takenIn(world, id)).filter(({ person }) => person !== actor.id);
    return {
      sessions: {
        sessions_hosted_total: hosted.length,
        sessions_hosted_upcoming: inStatus(hosted, 'upcoming'),
        sessions_hosted_in_progress: inStatus(hosted, 'in_progress'),
        sessions_hosted_completed: inStatus(hosted, 'completed'),
        sessions_hosted_cancelled: inStatus(hosted, 'cancelled'),
        sessions_attending_total: attending.length - inStatus(attending, 'cancelled'),
        sessions_attending_upcoming: inStatus(attending, 'upcoming'),
        sessions_attending_in_progress: inStatus(attending, 'in_progress'),
        sessions_attending_completed: inStatus(attending, 'completed'),
        total_participations: seats.length,
        participations_attended: asSeat('attended'),
        participations_registered: asSeat('registered'),
        participations_no_show: asSeat('no_show'),
        participations_cancelled: asSeat('cancelled'),
        sessions_by_type: { in_person: ofType('in_person'), virtual: ofType('virtual'), hybrid: ofType('hybrid') },
        total_participants_in_hosted_sessions: guests.length,
      },
      connections: connectionStatistics(world, actor),
    };
  },
} satisfies Partial<Handlers>;
