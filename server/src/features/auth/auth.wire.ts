import type { Account } from '../../core/actor.ts';
import type { Wire } from '../../core/wire.ts';
import type { SignedIn } from './token.rules.ts';

export const toProfile = (account: Account): Wire['Profile'] => ({
  id: account.id,
  email: account.email,
  phone: account.phone,
  full_name: account.fullName,
  school: account.schoolId,
  school_name: account.schoolName,
  major: account.major,
  year: account.year,
  bio: account.bio,
  avatar_url: account.avatarUrl,
  learning_radius_km: account.learningRadiusKm,
  privacy_level: account.privacyLevel,
  status: account.status,
  last_active_at: account.lastActiveAt?.toISOString() ?? null,
  created_at: account.createdAt.toISOString(),
});

export const toSession =
  (message: string) =>
  ({ account, tokens }: SignedIn): Wire['Session'] => ({
    message,
    user: toProfile(account),
    tokens: { refresh: tokens.refresh, access: tokens.access },
  });

export const toMessage = (message: string): Wire['Message'] => ({ message });
