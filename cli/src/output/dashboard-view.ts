import type { DashboardStatistics } from '@study-mate/sdk';
import type { Cell } from './cell.ts';

const parts = (numbers: readonly (readonly [number, string])[]): string =>
  numbers.map(([number, word]) => `${number} ${word}`).join(', ');

/** For people: a line for each subject, the whole before its parts. */
export const dashboardLines = ({ sessions, connections }: DashboardStatistics): [string, Cell][] => [
  [
    'Sessions you host',
    `${sessions.sessions_hosted_total}: ${parts([
      [sessions.sessions_hosted_upcoming, 'upcoming'],
      [sessions.sessions_hosted_in_progress, 'now'],
      [sessions.sessions_hosted_completed, 'over'],
      [sessions.sessions_hosted_cancelled, 'cancelled'],
    ])}`,
  ],
  ['Their guests', sessions.total_participants_in_hosted_sessions],
  [
    'Sessions you attend',
    `${sessions.sessions_attending_total}: ${parts([
      [sessions.sessions_attending_upcoming, 'upcoming'],
      [sessions.sessions_attending_in_progress, 'now'],
      [sessions.sessions_attending_completed, 'over'],
    ])}`,
  ],
  [
    'Your seats',
    `${sessions.total_participations}: ${parts([
      [sessions.participations_registered, 'registered'],
      [sessions.participations_attended, 'attended'],
      [sessions.participations_no_show, 'missed'],
      [sessions.participations_cancelled, 'given back'],
    ])}`,
  ],
  [
    'How you met',
    parts([
      [sessions.sessions_by_type.in_person, 'in person'],
      [sessions.sessions_by_type.virtual, 'virtual'],
      [sessions.sessions_by_type.hybrid, 'hybrid'],
    ]),
  ],
  ['Connections', connections.accepted_connections],
  [
    'Pending requests',
    `${connections.total_requests}: ${parts([
      [connections.sent_pending, 'sent'],
      [connections.received_pending, 'received'],
    ])}`,
  ],
];

/** For programs: a line for each number, by the name that the API gives it. */
export const dashboardNumbers = ({ sessions, connections }: DashboardStatistics): [string, Cell][] => {
  const { sessions_by_type: types, ...numbers } = sessions;
  const byType = Object.entries(types).map(([type, number]): [string, number] => [`sessions_by_type.${type}`, number]);
  return [...Object.entries(numbers), ...byType, ...Object.entries(connections)];
};
