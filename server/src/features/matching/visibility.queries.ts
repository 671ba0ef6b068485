import type { Database } from '../../db/connect.ts';

/*
 * SQL conditions about two people. `viewer` is an expression such as `$1`, `user` one such as `u.id`; both may be used
 * several times. An accepted request is the connection.
 */

const areConnected = (viewer: string, user: string): string => `
  EXISTS (
    SELECT 1 FROM connection_requests tie
    WHERE tie.state = 'accepted'
      AND least(tie.sender_id, tie.receiver_id) = least(${viewer}, ${user})
      AND greatest(tie.sender_id, tie.receiver_id) = greatest(${viewer}, ${user})
  )`;

const shareConnection = (viewer: string, user: string): string => `
  EXISTS (
    SELECT 1
    FROM (
      SELECT receiver_id AS id FROM connection_requests WHERE sender_id = ${viewer} AND state = 'accepted'
      UNION ALL
      SELECT sender_id FROM connection_requests WHERE receiver_id = ${viewer} AND state = 'accepted'
    ) friend
    WHERE ${areConnected('friend.id', user)}
  )`;

/**
 * The condition under which a viewer may see the profile of a row of `users`, for the queries of this and of higher
 * features: `maySeeProfile('$1', 'u')`.
 */
export const maySeeProfile = (viewer: string, alias: string): string => `(
  ${alias}.privacy_level = 'open'
  OR ${alias}.id = ${viewer}
  OR ${areConnected(viewer, `${alias}.id`)}
  OR (${alias}.privacy_level = 'friends_of_friends' AND ${shareConnection(viewer, `${alias}.id`)})
)`;

const sharingText = `
  SELECT u.id FROM users u WHERE u.id = ANY($2::int[]) AND ${shareConnection('$1::int', 'u.id')}`;

export function createVisibilityQueries(db: Database) {
  const sharing = db.prepared<{ id: number }>('sharing-a-connection', sharingText);
  return {
    /** Of these people, the ones who have an accepted connection in common with the viewer. */
    async loadSharing(viewerId: number, userIds: readonly number[]): Promise<ReadonlySet<number>> {
      if (userIds.length === 0) return new Set();
      return new Set((await sharing([viewerId, userIds])).map(({ id }) => id));
    },
  };
}

export type VisibilityQueries = ReturnType<typeof createVisibilityQueries>;
