import type { Slice, Window } from '../../core/page.ts';
import type { Database } from '../../db/connect.ts';
import type { PresenceFacts } from './presence.rules.ts';
import { connectionsText } from './request.queries.ts';

/** A connection of the viewer, with what may be told of the other person. */
export interface PresenceRow extends PresenceFacts {
  id: number;
}

/** Somebody with those who may see them come and go. */
export interface Audience extends PresenceFacts {
  viewers: number[];
}

type ListRow = { count: number } & (PresenceRow | { [Column in keyof PresenceRow]: null });

const factsOf = (alias: string): string => `
  ${alias}.id AS "userId", ${alias}.last_active_at AS "lastActiveAt",
  ${alias}.privacy_level <> 'private' AND ${alias}.status = 'active' AS "isShown"`;

/** How many are told of one person, so that being known to many costs the others nothing. */
const mostViewers = 1_000;

const audiencesText = `
  SELECT ${factsOf('u')}, ARRAY(
    SELECT CASE WHEN r.sender_id = u.id THEN r.receiver_id ELSE r.sender_id END
    FROM connection_requests r
    WHERE r.state = 'accepted' AND (r.sender_id = u.id OR r.receiver_id = u.id)
    ORDER BY r.accepted_at DESC, r.id DESC LIMIT ${mostViewers}
  ) AS viewers
  FROM users u WHERE u.id = ANY($1::int[])`;

const isRow = (row: ListRow): row is ListRow & PresenceRow => row.id !== null;

export function createPresenceQueries(db: Database) {
  const list = db.prepared<ListRow>('presence', connectionsText(`r.id, ${factsOf('o')}`));
  const audiences = db.prepared<Audience>('presence-audiences', audiencesText);
  return {
    /** The latest connection first. */
    async loadConnections(userId: number, { limit, offset }: Window): Promise<Slice<PresenceRow>> {
      const rows = await list([userId, limit, offset]);
      return { rows: rows.filter(isRow), count: rows[0]?.count ?? 0 };
    },
    loadAudiences: (userIds: readonly number[]): Promise<Audience[]> => audiences([userIds]),
  };
}

export type PresenceQueries = ReturnType<typeof createPresenceQueries>;
