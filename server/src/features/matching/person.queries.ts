import type { Person } from './visibility.rules.ts';

/** The columns of a person in a row of something else; `alias` is that of `users`. */
export const personColumns = (alias: string): string => `
  ${alias}.id AS "personId", ${alias}.email::text AS "email", ${alias}.full_name AS "fullName",
  ${alias}.avatar_url AS "avatarUrl", ${alias}.school_id AS "schoolId", ${alias}.major, ${alias}.year, ${alias}.bio,
  ${alias}.privacy_level AS "privacyLevel"`;

export interface PersonColumns extends Omit<Person, 'id'> {
  personId: number;
}

export const toPerson = (row: PersonColumns): Person => ({
  id: row.personId,
  email: row.email,
  fullName: row.fullName,
  avatarUrl: row.avatarUrl,
  schoolId: row.schoolId,
  major: row.major,
  year: row.year,
  bio: row.bio,
  privacyLevel: row.privacyLevel,
});
