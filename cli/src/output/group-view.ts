import type { Group, GroupRow, Membership } from '@study-mate/sdk';
import type { Cell, Column } from './cell.ts';
import { when } from './time.ts';

const places = ({ member_count, max_members }: GroupRow | Group): Cell => ({
  plain: `${member_count}`,
  pretty: max_members === null ? `${member_count}` : `${member_count} of ${max_members}`,
});

const subjects = ({ subjects: all }: GroupRow | Group): string => all.map(({ name_en }) => name_en).join(', ');

export const groupColumns: Column<GroupRow>[] = [
  { title: 'Id', of: ({ id }) => id },
  { title: 'Name', of: ({ name }) => name, isFlexible: true },
  { title: 'Privacy', of: ({ privacy }) => privacy },
  { title: 'Members', of: places },
  { title: 'You', of: ({ user_role }) => user_role },
  { title: 'Subjects', of: subjects, isFlexible: true, mayVanish: true },
  { title: 'State', of: ({ status }) => ({ plain: status, pretty: status === 'active' ? '' : status }) },
];

/** What one may do, as the words of the commands for it. */
const possible = (group: Group): string =>
  [
    group.can_join && 'join',
    group.can_leave && 'leave',
    group.can_manage_members && 'invite',
    group.can_edit && 'set, archive',
  ]
    .filter(Boolean)
    .join(', ');

export const groupFields = (group: Group): [string, Cell][] => [
  ['Id', group.id],
  ['Name', group.name],
  ['About', group.description],
  ['Subjects', subjects(group)],
  ['School', group.school?.name],
  ['Privacy', group.privacy],
  ['State', group.status],
  ['Members', places(group)],
  ['Founded by', group.created_by?.full_name],
  ['Place', group.geom_point?.replace(/^SRID=4326;POINT \((\S+) (\S+)\)$/, '$2, $1')],
  ['Picture', group.avatar_url],
  ['You', group.user_role ?? group.user_membership_status],
  ['You may', possible(group)],
  ['Since', when(group.created_at)],
];

export const memberColumns: Column<Membership>[] = [
  { title: 'Id', of: ({ id }) => id },
  { title: 'Name', of: ({ user }) => user.full_name, isFlexible: true },
  { title: 'User', of: ({ user }) => user.id },
  { title: 'Role', of: ({ role }) => role },
  { title: 'Status', of: ({ status }) => status },
  { title: 'Major', of: ({ user }) => user.major, isFlexible: true },
  { title: 'Since', of: ({ joined_at }) => when(joined_at) },
];

export const memberFields = (membership: Membership): [string, Cell][] => [
  ['Id', membership.id],
  ['Name', membership.user.full_name],
  ['User', membership.user.id],
  ['Email', membership.user.email],
  ['Major', membership.user.major],
  ['Year', membership.user.year],
  ['Role', membership.role],
  ['Status', membership.status],
  ['Invited by', membership.invited_by?.full_name],
  ['Since', when(membership.joined_at)],
  ['Until', when(membership.left_at)],
];

/** The cells that programs get after something was done with a membership. */
export const memberCells = ({ id, user, role, status }: Membership): Cell[] => [id, user.id, role, status];
