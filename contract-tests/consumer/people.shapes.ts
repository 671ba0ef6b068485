import type * as models from '@study-mate/sdk';
import { filled, pattern, type Rule, type Template, text, whole } from './matching-rules.ts';

export const avatar = pattern('^https?://.+$', 'https://example.com/somebody.jpg');

export const card = (id: Rule | number): Template<models.UserCard> => ({
  id,
  email: text('binh@example.com'),
  full_name: filled('Bình Trần'),
  avatar_url: avatar,
  school: whole(1),
  major: filled('Physics'),
  year: whole(3),
  bio: text('Hello'),
});

export const brief = (id: Rule | number): Template<models.UserBrief> => ({
  id,
  email: text('binh@example.com'),
  full_name: filled('Bình Trần'),
  avatar_url: avatar,
});

export const summary = (id: Rule | number): Template<models.UserSummary> => ({
  id,
  email: text('binh@example.com'),
  full_name: filled('Bình Trần'),
  avatar_url: avatar,
  school: whole(1),
  major: filled('Physics'),
  year: whole(3),
});
