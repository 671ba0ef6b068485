import type { Wire } from '../../core/wire.ts';

type Row = Wire['StudySessionRow'];

// biome-ignore lint/suspicious/noExplicitAny: the response validator has checked the shape
type Read = (path: string) => Promise<any>;

/** The dashboard as somebody without it would work it out: by reading lists to their end and counting rows. */
export async function countLists(read: Read, personId: number): Promise<Wire['DashboardStatistics']> {
  const readAll = async <Item>(path: string): Promise<Item[]> => {
    const all: Item[] = [];
    for (let next = `${path}${path.includes('?') ? '&' : '?'}page_size=100`; next; ) {
      const page = await read(next);
      all.push(...page.results);
      next = page.next ? page.next.slice(page.next.indexOf('/api/')) : '';
    }
    return all;
  };
  const countOf = async (path: string): Promise<number> => (await read(`/api/matching/${path}`)).count;

  const cancelled = await readAll<Row>('/api/sessions/?status=cancelled');
  const sessions = [...(await readAll<Row>('/api/sessions/')), ...cancelled];
  const rows = await Promise.all(
    sessions.map(async (session) => ({
      session,
      seats: await readAll<Wire['SessionParticipant']>(`/api/sessions/${session.id}/participants/`),
    })),
  );
  const isActive = ({ status }: Wire['SessionParticipant']) => status === 'registered' || status === 'attended';
  const seats = rows.flatMap((row) => row.seats.filter(({ user }) => user.id === personId));
  const touched = rows.filter(
    ({ session, seats: all }) => session.is_host || all.some(({ user }) => user.id === personId),
  );
  const guests = rows
    .filter(({ session }) => session.is_host)
    .flatMap((row) => row.seats.filter((seat) => isActive(seat) && seat.user.id !== personId));

  const hosting: Row[] = [
    ...(await read('/api/sessions/my_sessions/?role=hosting')),
    ...cancelled.filter(({ is_host }) => is_host),
  ];
  const attending: Row[] = await read('/api/sessions/my_sessions/?role=attending');
  const inState = (list: readonly { status: string }[], state: string) =>
    list.filter(({ status }) => status === state).length;
  const ofType = (type: string) => touched.filter(({ session }) => session.session_type === type).length;
  const [sent, received] = [
    await countOf('requests/sent/?state=pending'),
    await countOf('requests/received/?state=pending'),
  ];

  return {
    sessions: {
      sessions_hosted_total: hosting.length,
      sessions_hosted_upcoming: inState(hosting, 'upcoming'),
      sessions_hosted_in_progress: inState(hosting, 'in_progress'),
      sessions_hosted_completed: inState(hosting, 'completed'),
      sessions_hosted_cancelled: inState(hosting, 'cancelled'),
      sessions_attending_total: attending.length,
      sessions_attending_upcoming: inState(attending, 'upcoming'),
      sessions_attending_in_progress: inState(attending, 'in_progress'),
      sessions_attending_completed: inState(attending, 'completed'),
      total_participations: seats.length,
      participations_attended: inState(seats, 'attended'),
      participations_registered: inState(seats, 'registered'),
      participations_no_show: inState(seats, 'no_show'),
      participations_cancelled: inState(seats, 'cancelled'),
      sessions_by_type: { in_person: ofType('in_person'), virtual: ofType('virtual'), hybrid: ofType('hybrid') },
      total_participants_in_hosted_sessions: guests.length,
    },
    connections: {
      sent_pending: sent,
      received_pending: received,
      accepted_connections: await countOf('connections/'),
      total_requests: sent + received,
    },
  };
}
