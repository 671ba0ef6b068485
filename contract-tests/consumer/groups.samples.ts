import { facts } from '../states.ts';
import { firstPage, noPage, nothing, nothingHasThisId, type SampleCall, sample } from './sample.ts';

const theGroup = { params: { id: facts.group } };
const theChat = { params: { group_id: facts.group } };
const noChat = { missing: { params: { group_id: nothingHasThisId } } };
const theMembership = { params: { id: facts.membership } };

export const groupsSamples = {
  listGroups: sample(firstPage, async (mate, { query }, options) => mate.groups.listGroups(query, options), noPage),
  createGroup: sample({ body: { name: 'Machine Learning Club' } }, (mate, { body }, options) =>
    mate.groups.createGroup(body, options),
  ),
  listMyGroups: sample({}, (mate, _, options) => mate.groups.listMyGroups({}, options)),
  listNearbyGroups: sample({}, (mate, _, options) => mate.groups.listNearbyGroups({}, options)),
  getGroup: sample(theGroup, (mate, { params }, options) => mate.groups.getGroup(params.id, options), nothing),
  replaceGroup: sample(
    { ...theGroup, body: { name: 'Quantum Club' } },
    (mate, { params, body }, options) => mate.groups.replaceGroup(params.id, body, options),
    nothing,
  ),
  updateGroup: sample(
    { ...theGroup, body: { description: 'Every Thursday' } },
    (mate, { params, body }, options) => mate.groups.updateGroup(params.id, body, options),
    nothing,
  ),
  archiveGroup: sample(theGroup, (mate, { params }, options) => mate.groups.archiveGroup(params.id, options), nothing),
  joinGroup: sample(theGroup, (mate, { params }, options) => mate.groups.joinGroup(params.id, options), nothing),
  leaveGroup: sample(theGroup, (mate, { params }, options) => mate.groups.leaveGroup(params.id, options), nothing),
  inviteToGroup: sample(
    { ...theGroup, body: { user_id: facts.other } },
    (mate, { params, body }, options) => mate.groups.inviteToGroup(params.id, body, options),
    nothing,
  ),
  listGroupMembers: sample(
    { ...theGroup, query: { page: 1 } },
    async (mate, { params, query }, options) => mate.groups.listGroupMembers(params.id, query, options),
    nothing,
  ),
  getMembership: sample(
    theMembership,
    (mate, { params }, options) => mate.groups.getMembership(params.id, options),
    nothing,
  ),
  changeMembershipRole: sample(
    { ...theMembership, body: { role: 'moderator' as const } },
    (mate, { params, body }, options) => mate.groups.changeMembershipRole(params.id, body, options),
    nothing,
  ),
  acceptMembership: sample(
    theMembership,
    (mate, { params }, options) => mate.groups.acceptMembership(params.id, options),
    nothing,
  ),
  rejectMembership: sample(
    theMembership,
    (mate, { params }, options) => mate.groups.rejectMembership(params.id, options),
    nothing,
  ),
  removeMembership: sample(
    theMembership,
    (mate, { params }, options) => mate.groups.removeMembership(params.id, options),
    nothing,
  ),
  listGroupMessages: sample(
    { ...theChat, query: { page: 1 } },
    async (mate, { params, query }, options) => mate.groups.listGroupMessages(params.group_id, query, options),
    noChat,
  ),
  sendGroupMessage: sample(
    { ...theChat, body: { content: 'Hello!', client_message_id: '0192f3a4-5b6c-7d8e-9f01-23456789abcd' } },
    (mate, { params, body }, options) => mate.groups.sendGroupMessage(params.group_id, body, options),
    noChat,
  ),
  markGroupMessagesRead: sample(
    { ...theChat, body: { message_ids: [facts.message] } },
    (mate, { params, body }, options) => mate.groups.markGroupMessagesRead(params.group_id, body, options),
    noChat,
  ),
} satisfies Record<string, SampleCall>;
