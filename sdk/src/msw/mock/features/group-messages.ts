import type { GroupMessage } from '../../../generated/models.ts';
import { required } from '../../../input/texts.ts';
import type { Handlers } from '../operation.ts';
import { forbiddenAction, invalid } from '../problem.ts';
import type { MessageEntry } from '../rows/chats.ts';
import type { Person } from '../rows/people.ts';
import type { World } from '../world.ts';
import { addMessage, messagesOf, toLogPage } from './message-log.ts';
import { toUserSummary } from './relations.ts';
import { approach, isActive } from './standing.ts';

const toMessage =
  (world: World, viewer: Person) =>
  ({ id, chat, sender, content, readers, created_at, seq, client_message_id }: MessageEntry): GroupMessage => ({
    id,
    conversation: chat,
    sender: toUserSummary(world, viewer, world.people.need(sender)),
    content,
    is_read: readers.includes(viewer.id),
    created_at,
    seq,
    client_message_id,
    read_count: readers.length,
  });

export const groupMessages = {
  /** Whoever is not in finds nothing. */
  listGroupMessages(input) {
    const { world, actor, params } = input;
    const { group, standing } = approach(world, actor, params.group_id);
    return toLogPage(isActive(standing) ? messagesOf(world, group.chat) : [], toMessage(world, actor), input);
  },

  sendGroupMessage({ world, actor, params, body }) {
    const { group, standing } = approach(world, actor, params.group_id);
    if (!isActive(standing)) throw forbiddenAction('You must be a member to send messages.');
    if (group.status === 'archived') throw forbiddenAction('This group is archived.');
    return toMessage(world, actor)(addMessage(world, group.chat, actor, body));
  },

  /** Each message is marked once by each member, and nobody marks their own. */
  markGroupMessagesRead({ world, actor, params, body: { message_ids: ids, up_to_seq } }) {
    if (!ids && up_to_seq === undefined) throw invalid({ message_ids: [required] });
    const { group, standing } = approach(world, actor, params.group_id);
    if (!isActive(standing)) throw forbiddenAction('You must be a member to mark messages as read.');
    const marked = messagesOf(world, group.chat).filter(
      ({ id, seq, sender, readers }) =>
        (ids?.includes(id) || seq <= (up_to_seq ?? 0)) && sender !== actor.id && !readers.includes(actor.id),
    );
    for (const { readers } of marked) readers.push(actor.id);
    return { message: `${marked.length} messages marked as read.`, marked_count: marked.length };
  },
} satisfies Partial<Handlers>;
