import type * as models from '@study-mate/sdk';
import { facts } from '../states.ts';
import { filled, flag, pattern, type Rule, type Template, text, time, whole } from './matching-rules.ts';
import { summary } from './people.shapes.ts';

/** An object all of whose fields are spelt out, so that another may be made of it. */
type Shape<T extends object> = { [Key in keyof T]: Template<T[Key]> };

/** How I stand with the group decides what I am shown and may do. */
interface Standing {
  role?: models.GroupRole;
  status?: models.MembershipStatus;
}

const isIn = ({ status }: Standing) => status === 'active';

export const groupRow = ({ role, status }: Standing = {}): Shape<models.GroupRow> => ({
  id: whole(facts.group),
  name: filled('Machine Learning Club'),
  description: text('Weekly ML discussions'),
  avatar_url: null,
  created_by: summary(whole(facts.other)),
  school: { id: whole(1), name: filled('Hanoi University'), short_name: text('HANU') },
  subjects: [
    {
      id: whole(10),
      code: filled('ML101'),
      name_vi: filled('Học máy'),
      name_en: filled('Machine Learning'),
      level: pattern('^(beginner|intermediate|advanced|expert)$', 'intermediate'),
    },
  ],
  privacy: pattern('^(public|private|invite_only)$', 'public'),
  member_count: whole(1),
  max_members: null,
  is_full: false,
  status: 'active',
  is_member: status === 'active',
  is_admin: status === 'active' && role === 'admin',
  user_role: status === 'active' && role ? role : null,
  created_at: time(),
});

export const membership = (
  id: Rule | number,
  { role = 'member', status = 'active' }: Standing,
  user: 'me' | 'other' = 'me',
): Shape<models.Membership> => ({
  id,
  user: summary(whole(facts[user])),
  role,
  status,
  invited_by: null,
  joined_at: time(),
  updated_at: time(),
  left_at: null,
});

export const group = (standing: Standing = {}): Shape<models.Group> => {
  const { role, status } = standing;
  const isAdmin = isIn(standing) && role === 'admin';
  return {
    ...groupRow(standing),
    geom_point: pattern('^SRID=4326;POINT \\(-?[\\d.]+ -?[\\d.]+\\)$', 'SRID=4326;POINT (105.8048 21.0301)'),
    is_moderator: isAdmin,
    can_join: !status,
    can_leave: flag(false),
    can_edit: isAdmin,
    can_manage_members: isAdmin,
    user_membership: status ? membership(whole(facts.membership), standing) : null,
    user_membership_status: status ?? null,
    updated_at: time(),
  };
};

export const groupMessage = (seq: Rule | number = whole(1)): Shape<models.GroupMessage> => ({
  id: whole(facts.message),
  conversation: whole(facts.conversation),
  sender: summary(whole(facts.other)),
  content: filled('Message 1'),
  is_read: flag(false),
  created_at: time(),
  seq,
  client_message_id: null,
  read_count: whole(0),
});
