import { Op } from 'sequelize';
import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { assertNamed, type NamedMessages } from '../../core/named-messages.ts';
import type { ChatBroadcast } from './chat.broadcast.ts';
import { assertParticipant } from './chat.policy.ts';
import type { ConversationQueries } from './conversation.queries.ts';
import type { Messages } from './message.model.ts';
import type { ReadMark } from './message.rules.ts';

interface Dependencies {
  messages: Messages;
  queries: ConversationQueries;
  broadcast: ChatBroadcast;
  clock: Clock;
}

/** Who of two people has read what. */
export class ReceiptService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** Marks messages of the other person as read, unless `named` all of them. Ids that do not fit are passed over. */
  async markRead(actor: Actor, id: number, named?: NamedMessages): Promise<ReadMark> {
    if (named) assertNamed(named);
    const membership = await this.#d.queries.loadMembership(id);
    assertParticipant(actor, membership);
    const at = this.#d.clock.now();
    const marked = await this.#mark(actor, id, at, named);
    if (marked.length > 0) {
      // After a block the other person learns nothing any more.
      const readers = membership.connectionState === 'accepted' ? [membership.lowId, membership.highId] : [actor.id];
      this.#d.broadcast.read(actor, id, { ids: marked, at }, readers);
    }
    return { ids: marked, at };
  }

  /** The ids of the messages that were unread until now. */
  async #mark(actor: Actor, id: number, at: Date, named: NamedMessages | undefined): Promise<number[]> {
    const { message_ids = [], up_to_seq = 0 } = named ?? {};
    const [, rows] = await this.#d.messages.update(
      { readAt: at },
      {
        where: {
          conversationId: id,
          senderId: { [Op.ne]: actor.id },
          readAt: null,
          ...(named && { [Op.or]: [{ id: [...message_ids] }, { seq: { [Op.lte]: up_to_seq } }] }),
        },
        returning: ['id'],
      },
    );
    return rows.map((row) => row.id).sort((one, another) => one - another);
  }
}
