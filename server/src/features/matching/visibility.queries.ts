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

/** A person among others, with nothing that is not for the viewer's eyes. */
export interface ShownPerson {
  id: number;
  email: string;
  fullName: string;
  avatarUrl: string | null;
  schoolId: number | null;
  major: string | null;
  year: number | null;
}

/**
 * A row of `users` as a `ShownPerson`, or null where an outer join found none. The address is for connections only, and
 * beside name and picture everything is the person's own to show.
 */
export const shownPerson = (viewer: string, alias: string): string => `
  CASE WHEN ${alias}.id IS NOT NULL THEN
    jsonb_build_object('id', ${alias}.id, 'fullName', ${alias}.full_name, 'avatarUrl', ${alias}.avatar_url, 'email',
      CASE WHEN ${alias}.id = ${viewer} OR ${areConnected(viewer, `${alias}.id`)} THEN ${alias}.email::text ELSE '' END)
    || CASE WHEN ${maySeeProfile(viewer, alias)}
      THEN jsonb_build_object('schoolId', ${alias}.school_id, 'major', ${alias}.major, 'year', ${alias}.year)
      ELSE '{"schoolId": null, "major": null, "year": null}' END
  END`;

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
