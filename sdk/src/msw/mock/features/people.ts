import type { Profile } from '../../../generated/models.ts';
import { invalid } from '../problem.ts';
import type { Person } from '../rows/people.ts';
import type { World } from '../world.ts';

/** Addresses are compared without regard to case. */
export const byEmail = (world: World, email: string): Person | undefined =>
  world.people.find((person) => person.email.toLowerCase() === email.toLowerCase());

/** Numbers of telephones and addresses of mail belong to one person. */
export function assertFree(world: World, { email, phone }: { email?: string; phone?: string | null }, own?: Person) {
  const isTaken = (other: Person | undefined): boolean => other !== undefined && other !== own;
  if (email && isTaken(byEmail(world, email))) throw invalid({ email: ['User with this email already exists.'] });
  const isPhoneTaken = phone && isTaken(world.people.find((person) => person.phone === phone));
  if (isPhoneTaken) throw invalid({ phone: ['User with this phone already exists.'] });
}

/** What a new account begins with, unless told. */
export const blankProfile = {
  phone: null,
  school: null,
  major: null,
  year: null,
  bio: '',
  avatar_url: null,
  learning_radius_km: 5,
  privacy_level: 'open',
  status: 'active',
  last_active_at: null,
  is_staff: false,
  position: null,
  position_at: null,
} as const;

export const toProfile = (world: World, person: Person): Profile => ({
  id: person.id,
  email: person.email,
  phone: person.phone,
  full_name: person.full_name,
  school: person.school,
  school_name: world.schools.get(person.school)?.name ?? null,
  major: person.major,
  year: person.year,
  bio: person.bio,
  avatar_url: person.avatar_url,
  learning_radius_km: person.learning_radius_km,
  privacy_level: person.privacy_level,
  status: person.status,
  last_active_at: person.last_active_at,
  created_at: person.created_at,
});
