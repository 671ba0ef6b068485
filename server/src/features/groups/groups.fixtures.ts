import type { Conversations } from '../chat/conversation.model.ts';
import type { StudyGroup, StudyGroups } from './group.model.ts';
import type { GroupMembership, GroupMemberships } from './membership.model.ts';

export interface GroupModels {
  conversations: Conversations;
  groups: StudyGroups;
  memberships: GroupMemberships;
}

/** Somebody in a group, an active member unless told. */
export async function aMembership(
  models: Pick<GroupModels, 'memberships'>,
  groupId: number,
  userId: number,
  values: Partial<Pick<GroupMembership, 'role' | 'status' | 'invitedById'>> = {},
): Promise<number> {
  const now = new Date();
  const { id } = await models.memberships.create({
    groupId,
    userId,
    status: 'active',
    joinedAt: now,
    updatedAt: now,
    ...values,
  });
  return id;
}

/** A group with its chat, and the one admin who has created it. */
export async function aGroup(
  models: GroupModels,
  creatorId: number,
  values: Partial<Pick<StudyGroup, 'name' | 'privacy' | 'status' | 'maxMembers' | 'schoolId' | 'description'>> = {},
): Promise<{ group: number; membership: number; conversation: number }> {
  const now = new Date();
  const { id: conversation } = await models.conversations.create({});
  const { id: group } = await models.groups.create({
    name: 'Machine Learning Club',
    ...values,
    conversationId: conversation,
    createdById: creatorId,
    createdAt: now,
    updatedAt: now,
  });
  return { group, membership: await aMembership(models, group, creatorId, { role: 'admin' }), conversation };
}
