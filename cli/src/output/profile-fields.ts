import type { Profile } from '@study-mate/sdk';
import type { Cell } from './cell.ts';
import { when } from './time.ts';

/** The own profile, in the order of its form. */
export const profileFields = (profile: Profile): [string, Cell][] => [
  ['Name', profile.full_name],
  ['Email', profile.email],
  ['Id', profile.id],
  ['Phone', profile.phone],
  ['School', profile.school_name],
  ['Major', profile.major],
  ['Year', profile.year],
  ['About', profile.bio],
  ['Picture', profile.avatar_url],
  ['Radius', `${profile.learning_radius_km} km`],
  ['Visible to', profile.privacy_level],
  ['Last active', when(profile.last_active_at)],
  ['Since', when(profile.created_at)],
];
