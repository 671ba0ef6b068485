import type { PrivacyLevel } from '../../core/actor.ts';
import type { RequestRecord } from './request.rules.ts';

/** What can be shown of somebody; how much of it is shown depends on who looks. */
export interface Person {
  id: number;
  email: string;
  fullName: string;
  avatarUrl: string | null;
  schoolId: number | null;
  major: string | null;
  year: number | null;
  bio: string;
  privacyLevel: PrivacyLevel;
}

/** A request between two people, seen by one of them. */
export interface RequestView {
  request: RequestRecord;
  viewer: Person;
  other: Person;
  /** Whether both have an accepted connection with the same third person; only looked up where it matters. */
  shareConnection: boolean;
}

/** Only then does it matter whether two people have a connection in common. */
export const dependsOnSharedConnection = ({ state }: RequestRecord, { privacyLevel }: Person): boolean =>
  state !== 'accepted' && privacyLevel === 'friends_of_friends';

export const maySeeEmail = ({ request }: RequestView): boolean => request.state === 'accepted';

/** Id, name and picture are part of the request itself; the rest of a profile is its owner's to show. */
export const maySeeProfile = ({ request, other, shareConnection }: RequestView): boolean =>
  request.state === 'accepted' ||
  other.privacyLevel === 'open' ||
  (other.privacyLevel === 'friends_of_friends' && shareConnection);
