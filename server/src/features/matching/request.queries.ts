import type { Slice, Window } from '../../core/page.ts';
import type { Database } from '../../db/connect.ts';
import type { PairStatus } from './connection.rules.ts';
import { type PersonColumns, personColumns, toPerson } from './person.queries.ts';
import type { RequestState } from './request.model.ts';
import { type RequestColumns, type RequestRecord, toRecord } from './request.rules.ts';
import type { Person } from './visibility.rules.ts';

/** A request and the person on its other side. */
export interface RequestWithOther {
  request: RequestRecord;
  other: Person;
}

interface PendingCounts {
  sent: number;
  received: number;
}

/** Whose requests a list holds: those sent, those received, or both. */
export type Box = 'sent' | 'received' | 'all';

type RequestRow = RequestColumns & PersonColumns;
/** The total stands in every row; a page past the end is one row that holds nothing else. */
type ListRow = { count: number } & (RequestRow | { [Column in keyof RequestRow]: null });

const requestColumns = `
  r.id, r.sender_id AS "senderId", r.receiver_id AS "receiverId", r.state, r.message, r.created_at AS "createdAt",
  r.updated_at AS "updatedAt", r.accepted_at AS "acceptedAt", r.rejected_at AS "rejectedAt"`;

const otherPerson = `o.id = CASE WHEN r.sender_id = $1 THEN r.receiver_id ELSE r.sender_id END`;

const belongsIn: Record<Box, string> = {
  sent: 'r.sender_id = $1',
  received: 'r.receiver_id = $1',
  all: '(r.sender_id = $1 OR r.receiver_id = $1)',
};

const requestAndPerson = `${requestColumns}, ${personColumns('o')}`;

/** One statement for the rows and their number, so that both are of the same moment. */
const listText = (condition: string, time: 'created_at' | 'accepted_at', columns = requestAndPerson): string => `
  SELECT total.count, ${columns}
  FROM (SELECT count(*) AS count FROM connection_requests r WHERE ${condition}) total
  LEFT JOIN (
    SELECT * FROM connection_requests r WHERE ${condition} ORDER BY r.${time} DESC, r.id DESC LIMIT $2 OFFSET $3
  ) r ON true
  LEFT JOIN users o ON ${otherPerson}
  ORDER BY r.${time} DESC, r.id DESC`;

/** The page that people look at most. */
export const receivedText = listText(belongsIn.received, 'created_at');

/** Accepted requests `r` with the other person `o`, the latest connection first. */
export const connectionsText = (columns?: string): string =>
  listText(`r.state = 'accepted' AND ${belongsIn.all}`, 'accepted_at', columns);

const oneText = `
  SELECT ${requestColumns}, ${personColumns('o')}
  FROM connection_requests r JOIN users o ON ${otherPerson}
  WHERE r.id = $2`;

const statusText = `
  SELECT r.state, r.sender_id AS "senderId"
  FROM users u
  LEFT JOIN connection_requests r
    ON least(r.sender_id, r.receiver_id) = least($1, u.id) AND greatest(r.sender_id, r.receiver_id) = greatest($1, u.id)
  WHERE u.id = $2`;

const pendingCountsText = `
  SELECT count(*) FILTER (WHERE sender_id = $1) AS sent, count(*) FILTER (WHERE receiver_id = $1) AS received
  FROM connection_requests WHERE state = 'pending' AND (sender_id = $1 OR receiver_id = $1)`;

const acceptedCountText = `
  SELECT count(*) AS count
  FROM connection_requests WHERE state = 'accepted' AND (sender_id = $1 OR receiver_id = $1)`;

const toRequestWithOther = (row: RequestRow): RequestWithOther => ({ request: toRecord(row), other: toPerson(row) });

const isRow = (row: ListRow): row is ListRow & RequestRow => row.id !== null;

const toSlice = (rows: ListRow[]): Slice<RequestWithOther> => ({
  rows: rows.filter(isRow).map(toRequestWithOther),
  count: rows[0]?.count ?? 0,
});

export function createRequestQueries(db: Database) {
  const prepareList = (box: Box) => ({
    inAnyState: db.prepared<ListRow>(`requests-${box}`, listText(belongsIn[box], 'created_at')),
    inState: db.prepared<ListRow>(
      `requests-${box}-in-state`,
      listText(`${belongsIn[box]} AND r.state = $4`, 'created_at'),
    ),
  });
  const lists = { sent: prepareList('sent'), received: prepareList('received'), all: prepareList('all') };
  const connections = db.prepared<ListRow>('connections', connectionsText());
  const one = db.prepared<RequestRow>('request', oneText);
  const status = db.prepared<PairStatus>('connection-status', statusText);
  const pendingCounts = db.prepared<PendingCounts>('pending-counts', pendingCountsText);
  const acceptedCount = db.prepared<{ count: number }>('accepted-count', acceptedCountText);

  return {
    /** Newest first. */
    async loadList(box: Box, userId: number, { limit, offset }: Window, state?: RequestState) {
      const { inState, inAnyState } = lists[box];
      const values = [userId, limit, offset];
      return toSlice(await (state ? inState([...values, state]) : inAnyState(values)));
    },
    /** Accepted requests, the latest connection first. */
    loadConnections: async (userId: number, { limit, offset }: Window) =>
      toSlice(await connections([userId, limit, offset])),
    /** Whoever it is between; the other person is the one that the viewer is not. */
    async loadOne(viewerId: number, id: number): Promise<RequestWithOther | undefined> {
      const [row] = await one([viewerId, id]);
      return row && toRequestWithOther(row);
    },
    /** Undefined when there is no such person. */
    loadStatus: async (viewerId: number, userId: number) => (await status([viewerId, userId]))[0],
    loadPendingCounts: async (userId: number) => (await pendingCounts([userId]))[0] ?? { sent: 0, received: 0 },
    loadAcceptedCount: async (userId: number) => (await acceptedCount([userId]))[0]?.count ?? 0,
  };
}

export type RequestQueries = ReturnType<typeof createRequestQueries>;
