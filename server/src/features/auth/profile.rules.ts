import type { PrivacyLevel } from '../../core/actor.ts';

/** The fields of a profile that its owner may write, by their contract names. */
export interface NewProfile {
  full_name?: string | undefined;
  phone?: string | null | undefined;
  school?: number | null | undefined;
  major?: string | null | undefined;
  year?: number | null | undefined;
  bio?: string | undefined;
  avatar_url?: string | null | undefined;
  learning_radius_km?: number | undefined;
  privacy_level?: PrivacyLevel | undefined;
}

/** What the unique constraints of `users` mean to the person who fills in the form. */
export const duplicates = {
  email: ['User with this email already exists.'],
  phone: ['User with this phone already exists.'],
};

/** Under which field of the contract a column was sent that names another row. */
export const references = { school_id: 'school' };

/** Only what was given, by column: fields left out keep their value. */
export function toColumns(profile: NewProfile) {
  const columns = {
    fullName: profile.full_name,
    phone: profile.phone,
    schoolId: profile.school,
    major: profile.major,
    year: profile.year,
    bio: profile.bio,
    avatarUrl: profile.avatar_url,
    learningRadiusKm: profile.learning_radius_km,
    privacyLevel: profile.privacy_level,
  };
  const given = Object.entries(columns).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<typeof columns>;
}
