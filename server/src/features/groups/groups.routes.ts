import type { Handlers } from '../../core/wire.ts';
import type { DirectoryService } from './directory.service.ts';
import type { GroupService } from './group.service.ts';
import type { GroupMessageService } from './group-message.service.ts';
import type { GroupReceiptService } from './group-receipt.service.ts';
import {
  toGroup,
  toGroupMessage,
  toGroupMessagePage,
  toGroupPage,
  toGroupReadResult,
  toGroupRows,
  toJoinResult,
  toLeaveResult,
  toMembership,
  toMembershipPage,
  toMessage,
} from './groups.wire.ts';
import type { MembershipService } from './membership.service.ts';
import type { RosterService } from './roster.service.ts';

export interface GroupServices {
  directory: DirectoryService;
  groups: GroupService;
  memberships: MembershipService;
  roster: RosterService;
  messages: GroupMessageService;
  receipts: GroupReceiptService;
}

export const groupsRoutes = ({ directory, groups, memberships, roster, messages, receipts }: GroupServices) =>
  ({
    listGroups: async ({ query, self }, actor) => toGroupPage(await directory.list(actor, query), self),
    listMyGroups: async ({ query }, actor) => toGroupRows(await directory.listMine(actor, query.membership_status)),
    listNearbyGroups: async ({ query }, actor) => toGroupRows(await directory.listNearby(actor, query)),
    getGroup: async ({ params }, actor) => toGroup(await directory.show(actor, params.id), actor),
    createGroup: async ({ body }, actor) =>
      toGroup(await directory.show(actor, await groups.create(actor, body)), actor),
    replaceGroup: async ({ params, body }, actor) =>
      toGroup(await directory.show(actor, await groups.change(actor, params.id, body)), actor),
    updateGroup: async ({ params, body }, actor) =>
      toGroup(await directory.show(actor, await groups.change(actor, params.id, body)), actor),
    archiveGroup: async ({ params }, actor) => {
      await groups.archive(actor, params.id);
      return toMessage('Group archived successfully.');
    },
    joinGroup: async ({ params }, actor) => toJoinResult(await memberships.join(actor, params.id)),
    leaveGroup: async ({ params }, actor) => toLeaveResult(await memberships.leave(actor, params.id)),
    inviteToGroup: async ({ params, body }, actor) =>
      toMembership(await memberships.invite(actor, params.id, body.user_id)),
    listGroupMembers: async ({ params, query, self }, actor) =>
      toMembershipPage(await roster.list(actor, params.id, query), self),
    getMembership: async ({ params }, actor) => toMembership(await roster.show(actor, params.id)),
    changeMembershipRole: async ({ params, body }, actor) =>
      toMembership(await roster.changeRole(actor, params.id, body.role)),
    acceptMembership: async ({ params }, actor) => toMembership(await roster.accept(actor, params.id)),
    rejectMembership: async ({ params }, actor) => {
      await roster.reject(actor, params.id);
      return toMessage('Join request rejected.');
    },
    removeMembership: async ({ params }, actor) => {
      await roster.remove(actor, params.id);
      return toMessage('Member removed from group.');
    },
    listGroupMessages: async ({ params, query, self }, actor) =>
      toGroupMessagePage(await messages.list(actor, params.group_id, query), self),
    sendGroupMessage: async ({ params, body }, actor) =>
      toGroupMessage(await messages.post(actor, params.group_id, body)),
    markGroupMessagesRead: async ({ params, body }, actor) =>
      toGroupReadResult(await receipts.markRead(actor, params.group_id, body)),
  }) satisfies Partial<Handlers>;
