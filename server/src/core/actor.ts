export type PrivacyLevel = 'open' | 'friends_of_friends' | 'private';
export type AccountStatus = 'active' | 'banned' | 'deleted';

/** The signed-in person's own row, as authentication read it at the start of this request. */
export interface Account {
  id: number;
  email: string;
  phone: string | null;
  fullName: string;
  schoolId: number | null;
  schoolName: string | null;
  major: string | null;
  year: number | null;
  bio: string;
  avatarUrl: string | null;
  learningRadiusKm: number;
  privacyLevel: PrivacyLevel;
  status: AccountStatus;
  isStaff: boolean;
  lastActiveAt: Date | null;
  createdAt: Date;
  /** Grows whenever a connection request of this person changes; part of every cache key about them. */
  relationsVersion: number;
}

/** Who is asking, and with which sign-in. */
export interface Actor {
  readonly id: number;
  /** The token family of this sign-in; revoking it signs the person out everywhere it is used. */
  readonly familyId: string;
  /** When the access token stops being accepted. */
  readonly expiresAt: Date;
  readonly account: Account;
}
