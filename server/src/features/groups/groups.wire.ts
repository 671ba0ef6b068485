import type { Actor } from '../../core/actor.ts';
import { type Page, toPage } from '../../core/page.ts';
import type { Wire } from '../../core/wire.ts';
import {
  toReadAcknowledgement as toAcknowledgement,
  toLiveMessage,
  toLiveReading,
  toLiveTyping,
  toLogPage,
  toMissed,
} from '../chat/chat.wire.ts';
import { toUserSummary } from '../matching/matching.wire.ts';
import { toSubjectBrief } from '../subjects/subjects.wire.ts';
import { isActive, isAdmin, isFull, isModerator, mayTry } from './entry.rules.ts';
import type { GroupListing, GroupView } from './group.queries.ts';
import type { GroupMessageView, GroupMessageWindow } from './group-message.queries.ts';
import type { MembershipView } from './membership.queries.ts';

/** What the viewer is in the group; the role counts only while the membership is active. */
const standingOf = ({ viewerRole, viewerStatus }: GroupListing) =>
  viewerRole && viewerStatus ? { role: viewerRole, status: viewerStatus } : undefined;

export function toGroupRow(group: GroupListing): Wire['GroupRow'] {
  const standing = standingOf(group);
  return {
    id: group.id,
    name: group.name,
    description: group.description,
    avatar_url: group.avatarUrl,
    created_by: group.createdBy && toUserSummary(group.createdBy),
    school: group.school && { id: group.school.id, name: group.school.name, short_name: group.school.shortName },
    subjects: group.subjects.map(toSubjectBrief),
    privacy: group.privacy,
    member_count: group.memberCount,
    max_members: group.maxMembers,
    is_full: isFull(group, group.memberCount),
    status: group.status,
    is_member: isActive(standing),
    is_admin: isAdmin(standing),
    user_role: standing && isActive(standing) ? standing.role : null,
    created_at: group.createdAt.toISOString(),
  };
}

export const toGroupRows = (groups: GroupListing[]): Wire['GroupRow'][] => groups.map(toGroupRow);

export const toGroupPage = (page: Page<GroupListing>, self: URL): Wire['GroupPage'] => toPage(page, toGroupRow, self);

export const toMembership = (view: Omit<MembershipView, 'groupId'>): Wire['Membership'] => ({
  id: view.id,
  user: toUserSummary(view.user),
  role: view.role,
  status: view.status,
  invited_by: view.invitedBy && toUserSummary(view.invitedBy),
  joined_at: view.joinedAt.toISOString(),
  updated_at: view.updatedAt.toISOString(),
  left_at: view.leftAt?.toISOString() ?? null,
});

export const toMembershipPage = (page: Page<MembershipView>, self: URL): Wire['MembershipPage'] =>
  toPage(page, toMembership, self);

function toOwnMembership(group: GroupView, { account }: Actor): Wire['Membership'] | null {
  const standing = standingOf(group);
  if (!standing || group.membershipId === null) return null;
  return toMembership({
    id: group.membershipId,
    user: account,
    ...standing,
    invitedBy: group.viewerInvitedBy,
    joinedAt: group.viewerJoinedAt,
    updatedAt: group.viewerUpdatedAt,
    leftAt: group.viewerLeftAt,
  });
}

const toPoint = ({ longitude, latitude }: GroupView): string | null =>
  longitude === null || latitude === null ? null : `SRID=4326;POINT (${longitude} ${latitude})`;

export function toGroup(group: GroupView, actor: Actor): Wire['Group'] {
  const standing = standingOf(group);
  return {
    ...toGroupRow(group),
    geom_point: toPoint(group),
    is_moderator: isModerator(standing),
    can_join: mayTry(group, group.memberCount, standing?.status),
    can_leave: isActive(standing) && !(isAdmin(standing) && group.adminCount === 1),
    can_edit: isAdmin(standing),
    can_manage_members: isModerator(standing),
    user_membership: toOwnMembership(group, actor),
    user_membership_status: standing?.status ?? null,
    updated_at: group.updatedAt.toISOString(),
  };
}

const entryTexts = {
  joined: 'You have joined the group.',
  asked: 'Your request to join has been sent to the group admins.',
  accepted: 'You have accepted the invitation and joined the group.',
};

export const toJoinResult = (entry: {
  how: keyof typeof entryTexts;
  membership: MembershipView;
}): Wire['JoinResult'] => ({ message: entryTexts[entry.how], membership: toMembership(entry.membership) });

const exitTexts = {
  left: 'You have left the group.',
  withdrawn: 'Your request to join has been withdrawn.',
  declined: 'You have declined the invitation.',
};

export const toLeaveResult = (exit: keyof typeof exitTexts): Wire['Message'] => ({ message: exitTexts[exit] });

export const toMessage = (message: string): Wire['Message'] => ({ message });

export const toGroupMessage = (view: GroupMessageView): Wire['GroupMessage'] => ({
  id: view.id,
  conversation: view.conversationId,
  sender: toUserSummary(view.sender),
  content: view.content,
  is_read: view.isRead,
  created_at: view.createdAt.toISOString(),
  seq: view.seq,
  client_message_id: view.clientMessageId,
  read_count: view.readCount,
});

export const toGroupMessagePage = (
  list: Page<GroupMessageView> | GroupMessageWindow,
  self: URL,
): Wire['GroupMessagePage'] => toLogPage(list, toGroupMessage, self);

export type LiveView = Parameters<typeof toLiveMessage>[0];
export type ReadMark = Parameters<typeof toLiveReading>[1];

export const toGroupReadResult = ({ ids }: ReadMark): Wire['MarkGroupReadResult'] => ({
  message: `${ids.length} messages marked as read.`,
  marked_count: ids.length,
});

export const toGroupMessageEvent = (group: number, view: LiveView): Wire['GroupMessageEvent'] => ({
  group,
  ...toLiveMessage(view),
});

export const toGroupTypingEvent = (actor: Actor, group: number, isTyping: boolean): Wire['GroupTypingEvent'] => ({
  group,
  ...toLiveTyping(actor, isTyping),
});

export const toGroupReadEvent = (actor: Actor, group: number, mark: ReadMark): Wire['GroupReadEvent'] => ({
  group,
  ...toLiveReading(actor, mark),
});

export const toMissedGroupMessages = (group: number, missed: Parameters<typeof toMissed>[0]) =>
  toMissed(missed, (view) => toGroupMessageEvent(group, view));

export const toReadAcknowledgement = (mark: ReadMark): Wire['MessageReadAcknowledgement'] => toAcknowledgement(mark);
