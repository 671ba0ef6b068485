import { expect, test } from 'vitest';
import { ForbiddenError } from '../../core/errors.ts';
import { aMate, startMock } from './mock.fixtures.ts';

const mock = startMock();
const mateOf = (name: string) => aMate(mock.as(name));

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const library = { title: 'Calculus', location_name: 'Library', duration_minutes: 60, start_time: inDays(2) };

test('a session is planned, joined, begun, attended and over', async () => {
  const [an, binh, hung] = [mateOf('an'), mateOf('binh'), mateOf('hung')];
  const { id } = await an.sessions.createSession({ ...library, start_time: inDays(1 / 24), max_participants: 2 });
  await binh.sessions.joinSession(id, { notes: 'I bring the book.' });
  await expect(hung.sessions.joinSession(id)).rejects.toThrow('Cannot join this session.');
  await expect(binh.sessions.updateSession(id, { title: 'Algebra' })).rejects.toThrow(ForbiddenError);

  mock.advance({ minutes: 61 });
  expect(await binh.sessions.getSession(id)).toMatchObject({ status: 'in_progress', participant_count: 2 });
  await binh.sessions.checkInToSession(id);
  mock.advance({ minutes: 30 });
  expect(await binh.sessions.checkOutOfSession(id)).toMatchObject({ status: 'attended', duration_minutes: 30 });

  mock.advance({ minutes: 60 });
  await expect(hung.sessions.joinSession(id)).rejects.toThrow('This session has already ended.');
  const { sessions } = await binh.dashboard.getDashboardStatistics();
  expect(sessions).toMatchObject({ participations_attended: 1, sessions_attending_completed: 1 });
});

test('a series is a session for each meeting, which end together from one on', async () => {
  const an = mateOf('an');
  const first = await an.sessions.createSession({
    ...library,
    recurrence_pattern: 'weekly',
    recurrence_end_date: inDays(25).slice(0, 10),
  });
  const series = first.series ?? 0;
  const { results } = await an.sessions.listSessions({ series });
  expect(results.map(({ recurrence_index }) => recurrence_index)).toEqual([1, 2, 3, 4]);

  const third = results[2]?.id ?? 0;
  await an.sessions.cancelSession(third, { scope: 'following' });
  expect((await an.sessions.listSessions({ series })).count).toBe(2);
  expect((await an.sessions.getSession(third)).status).toBe('cancelled');
});

test('what has to be there for people to meet is asked for', async () => {
  const { sessions } = mateOf('an');
  const { location_name: _, ...nowhere } = library;
  await expect(sessions.createSession(nowhere)).rejects.toMatchObject({
    nonFieldErrors: ['In-person or hybrid sessions must have a location name or coordinates.'],
  });
});

test('a demonstration has a session nearby', async () => {
  const [row] = await mateOf('mai').sessions.listNearbySessions({ radius_km: 5 });
  expect(row).toMatchObject({ title: 'Algorithms before the exam', status: 'upcoming' });
});
