import type * as models from '@study-mate/sdk';
import { facts } from '../states.ts';
import { filled, pattern, type Template, text, time, whole } from './matching-rules.ts';
import { avatar } from './people.shapes.ts';

export const profile = (changes: Partial<Template<models.Profile> & object> = {}): Template<models.Profile> => ({
  id: whole(facts.me),
  email: filled(facts.email),
  phone: filled('+84 900 000 001'),
  full_name: filled('Mai Nguyễn'),
  school: whole(1),
  school_name: filled('Hanoi University'),
  major: filled('Mathematics'),
  year: whole(2),
  bio: text('Xin chào'),
  avatar_url: avatar,
  learning_radius_km: whole(5),
  privacy_level: pattern('^(open|friends_of_friends|private)$', 'open'),
  status: pattern('^(active|banned|deleted)$', 'active'),
  last_active_at: time(),
  created_at: time(),
  ...changes,
});

export const tokens: Template<models.TokenPair> = {
  access: filled('new-access-token'),
  refresh: filled('new-refresh'),
};
