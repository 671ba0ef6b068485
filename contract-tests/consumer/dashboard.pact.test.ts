import { expect, test } from 'vitest';
import { given } from '../states.ts';
import { busyStatistics } from './dashboard.shapes.ts';
import { exchange, record } from './exchange.ts';

test('the dashboard tells the own numbers', async () => {
  const shown = exchange({
    operation: 'getDashboardStatistics',
    title: 'of somebody busy',
    given: [given('busyLife')],
    status: 200,
    answer: busyStatistics,
  });
  const { sessions, connections } = await record([shown], (mate) => mate.dashboard.getDashboardStatistics());
  expect(sessions.sessions_by_type.virtual).toBe(4);
  expect(connections.accepted_connections).toBe(1);
});
