import type * as models from '@study-mate/sdk';

/** Of somebody with a busy life: numbers are numbers, and none may be off by one. */
export const busyStatistics: models.DashboardStatistics = {
  sessions: {
    sessions_hosted_total: 7,
    sessions_hosted_upcoming: 3,
    sessions_hosted_in_progress: 1,
    sessions_hosted_completed: 2,
    sessions_hosted_cancelled: 1,
    sessions_attending_total: 7,
    sessions_attending_upcoming: 2,
    sessions_attending_in_progress: 1,
    sessions_attending_completed: 4,
    total_participations: 17,
    participations_attended: 5,
    participations_registered: 10,
    participations_no_show: 1,
    participations_cancelled: 1,
    sessions_by_type: { in_person: 10, virtual: 4, hybrid: 3 },
    total_participants_in_hosted_sessions: 7,
  },
  connections: { sent_pending: 1, received_pending: 0, accepted_connections: 1, total_requests: 1 },
};
