import type { Wire } from '../../core/wire.ts';
import { toConnectionStatistics } from '../matching/matching.wire.ts';
import type { SessionNumbers } from './dashboard.queries.ts';

const toSessionStatistics = (numbers: SessionNumbers): Wire['SessionStatistics'] => ({
  sessions_hosted_total: numbers.hostedTotal,
  sessions_hosted_upcoming: numbers.hostedUpcoming,
  sessions_hosted_in_progress: numbers.hostedInProgress,
  sessions_hosted_completed: numbers.hostedCompleted,
  sessions_hosted_cancelled: numbers.hostedCancelled,
  sessions_attending_total: numbers.attendingTotal,
  sessions_attending_upcoming: numbers.attendingUpcoming,
  sessions_attending_in_progress: numbers.attendingInProgress,
  sessions_attending_completed: numbers.attendingCompleted,
  total_participations: numbers.seatsTotal,
  participations_attended: numbers.seatsAttended,
  participations_registered: numbers.seatsRegistered,
  participations_no_show: numbers.seatsNoShow,
  participations_cancelled: numbers.seatsCancelled,
  sessions_by_type: { in_person: numbers.inPerson, virtual: numbers.virtual, hybrid: numbers.hybrid },
  total_participants_in_hosted_sessions: numbers.seatsOfGuests,
});

interface Dashboard {
  sessions: SessionNumbers;
  connections: Parameters<typeof toConnectionStatistics>[0];
}

export const toDashboard = ({ sessions, connections }: Dashboard): Wire['DashboardStatistics'] => ({
  sessions: toSessionStatistics(sessions),
  connections: toConnectionStatistics(connections),
});
