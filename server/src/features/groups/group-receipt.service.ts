import { QueryTypes, type Sequelize } from 'sequelize';
import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { assertNamed, type NamedMessages } from '../../core/named-messages.ts';
import type { GroupMessageQueries } from './group-message.queries.ts';
import type { GroupsBroadcast } from './groups.broadcast.ts';
import { assertChatVisible, assertMayMark } from './groups.policy.ts';
import type { MembershipQueries } from './membership.queries.ts';

interface Dependencies {
  sequelize: Sequelize;
  seats: GroupMessageQueries;
  queries: MembershipQueries;
  broadcast: GroupsBroadcast;
  clock: Clock;
}

/** Each message is marked once by each member, and nobody marks their own. */
const markText = `
  INSERT INTO group_message_reads (message_id, user_id, read_at)
  SELECT m.id, $2, $3 FROM messages m
  WHERE m.conversation_id = $1 AND m.sender_id <> $2 AND (m.id = ANY($4::int[]) OR m.seq <= $5)
    AND NOT EXISTS (SELECT 1 FROM group_message_reads r WHERE r.message_id = m.id AND r.user_id = $2)
  ORDER BY m.id
  ON CONFLICT DO NOTHING
  RETURNING message_id AS id`;

/** Which member of a group has read what. */
export class GroupReceiptService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** Marks messages of other members as read. Ids that do not fit, or are marked already, are passed over. */
  async markRead(actor: Actor, groupId: number, named: NamedMessages): Promise<{ ids: number[]; at: Date }> {
    assertNamed(named);
    const { message_ids = [], up_to_seq = 0 } = named;
    const seat = await this.#d.seats.loadSeat(groupId, actor.id);
    assertChatVisible(seat);
    assertMayMark(seat);
    const at = this.#d.clock.now();
    const rows = await this.#d.sequelize.query<{ id: number }>(markText, {
      bind: [seat.id, actor.id, at, message_ids, up_to_seq],
      type: QueryTypes.SELECT,
    });
    const ids = rows.map(({ id }) => id).sort((one, another) => one - another);
    if (ids.length > 0) {
      // Once the group is archived, the others learn nothing any more.
      const isOpen = seat.groupStatus !== 'archived';
      const members = isOpen ? await this.#d.queries.loadActiveIds(groupId) : [actor.id];
      this.#d.broadcast.read(actor, groupId, { ids, at }, members);
    }
    return { ids, at };
  }
}
