import type { Account } from '../../core/actor.ts';
import type { Database } from '../../db/connect.ts';

/** The sign-in that a token names: whose it is, and whether it has been ended. */
export interface SignIn extends Account {
  familyRevokedAt: Date | null;
  familyKnown: boolean;
}

const accountColumns = `
  u.id, u.email::text AS email, u.phone, u.full_name AS "fullName", u.school_id AS "schoolId", s.name AS "schoolName",
  u.major, u.year, u.bio, u.avatar_url AS "avatarUrl", u.learning_radius_km AS "learningRadiusKm",
  u.privacy_level AS "privacyLevel", u.status, u.is_staff AS "isStaff", u.last_active_at AS "lastActiveAt",
  u.created_at AS "createdAt", u.relations_version AS "relationsVersion"`;

/** Read at the start of every request, so all that a request may need of its own person comes with it. */
export const signInText = `
  SELECT ${accountColumns}, f.revoked_at AS "familyRevokedAt", f.id IS NOT NULL AS "familyKnown"
  FROM users u
  LEFT JOIN schools s ON s.id = u.school_id
  LEFT JOIN token_families f ON f.id = $2 AND f.user_id = u.id
  WHERE u.id = $1`;

const accountText = `
  SELECT ${accountColumns}
  FROM users u LEFT JOIN schools s ON s.id = u.school_id
  WHERE u.id = $1`;

const credentialsText = `
  SELECT id, status, password_hash AS "passwordHash" FROM users WHERE email = $1::citext`;

/** Whatever does not stand any more: ended, of somebody banned, or gone with the account. */
const revokedText = `
  SELECT given.id FROM unnest($1::uuid[]) AS given(id)
  WHERE NOT EXISTS (
    SELECT 1 FROM token_families f JOIN users u ON u.id = f.user_id
    WHERE f.id = given.id AND f.revoked_at IS NULL AND u.status = 'active'
  )`;

export interface Credentials {
  id: number;
  status: Account['status'];
  passwordHash: string;
}

export function createAccountQueries(db: Database) {
  const signIn = db.prepared<SignIn>('sign-in', signInText);
  const account = db.prepared<Account>('account', accountText);
  const credentials = db.prepared<Credentials>('credentials', credentialsText);
  const revoked = db.prepared<{ id: string }>('revoked-families', revokedText);
  return {
    loadSignIn: async (userId: number, familyId: string) => (await signIn([userId, familyId]))[0],
    loadAccount: async (userId: number) => (await account([userId]))[0],
    loadCredentials: async (email: string) => (await credentials([email]))[0],
    /** Of these sign-ins, the ones that do not stand any more. */
    loadRevoked: async (familyIds: readonly string[]) => (await revoked([familyIds])).map((row) => row.id),
  };
}

export type AccountQueries = ReturnType<typeof createAccountQueries>;
