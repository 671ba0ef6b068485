import type { Transaction } from 'sequelize';
import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { invalid, notFound, refusedAction } from '../../core/errors.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { isActive, isAdmin, isFull, type Standing, statusOnEntry, statusOnRefusal } from './entry.rules.ts';
import { assertMayEnter, assertMayInvite, assertVisible } from './groups.policy.ts';
import type { GroupMemberships, MembershipStatus } from './membership.model.ts';
import type { HeldGroup, MembershipQueries, MembershipView } from './membership.queries.ts';

interface Dependencies {
  memberships: GroupMemberships;
  queries: MembershipQueries;
  inTransaction: InTransaction;
  clock: Clock;
  /** After the commit: the chat of this group is over for these people. */
  onClosed(groupId: number, people: readonly number[]): void;
}

/** How somebody came in, or that they have to wait. */
export interface Entry {
  how: 'joined' | 'accepted' | 'asked';
  membership: MembershipView;
}

/** What ended: a membership, a request or an invitation. */
export type Exit = 'left' | 'withdrawn' | 'declined';

interface Held {
  group: HeldGroup;
  standing: Standing | undefined;
  transaction: Transaction;
}

const exits: Partial<Record<MembershipStatus, Exit>> = { active: 'left', pending: 'withdrawn', invited: 'declined' };

/** How people come into groups and go. Everything about one group is decided one after the other. */
export class MembershipService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  async join(actor: Actor, groupId: number): Promise<Entry> {
    await this.#approach(actor, groupId);
    return this.#hold(groupId, actor.id, async ({ group, standing, transaction }) => {
      if (isActive(standing)) throw refusedAction('You are already a member of this group.');
      if (group.status !== 'active') throw refusedAction('This group is not active.');
      if (isFull(group, group.members)) throw refusedAction('This group is full.');
      if (standing?.status === 'pending') throw refusedAction('Your request to join is already pending.');
      assertMayEnter(group, standing);

      const status = statusOnEntry(group, standing);
      const isInvited = standing?.status === 'invited';
      const id = await this.#write({ groupId, userId: actor.id }, standing, transaction, {
        status,
        ...(status === 'active' && { leftAt: null, removedAt: null }),
        ...(!isInvited && { invitedById: null }),
      });
      const membership = await this.#view(actor, id, transaction);
      return { how: isInvited ? 'accepted' : status === 'active' ? 'joined' : 'asked', membership };
    });
  }

  /** Also takes back a request and declines an invitation. */
  async leave(actor: Actor, groupId: number): Promise<Exit> {
    await this.#approach(actor, groupId);
    const exit = await this.#hold(groupId, actor.id, async ({ group, standing, transaction }) => {
      const exit = standing && exits[standing.status];
      if (!exit) throw refusedAction('You are not a member of this group.');
      if (isAdmin(standing) && group.admins === 1) {
        throw refusedAction('You are the last admin. Please promote another member to admin before leaving.');
      }
      const status: MembershipStatus | undefined = exit === 'left' ? 'left' : statusOnRefusal(standing);
      const now = this.#d.clock.now();
      const where = { id: standing.id };
      if (!status) await this.#d.memberships.destroy({ where, transaction });
      else {
        const columns = { status, updatedAt: now, ...(exit === 'left' && { leftAt: now }) };
        await this.#d.memberships.update(columns, { where, transaction });
      }
      return exit;
    });
    if (exit === 'left') this.#d.onClosed(groupId, [actor.id]);
    return exit;
  }

  async invite(actor: Actor, groupId: number, userId: number): Promise<MembershipView> {
    assertMayInvite(await this.#approach(actor, groupId));
    if (!(await this.#d.queries.isInvitable(userId, actor.id))) throw invalid({ user_id: ['User not found.'] });
    return this.#hold(groupId, userId, async ({ group, standing, transaction }) => {
      assertMayInvite(await this.#d.queries.loadHeldStanding(groupId, actor.id, transaction));
      if (isActive(standing)) throw refusedAction('User is already a member of this group.');
      if (standing?.status === 'pending' || standing?.status === 'invited') {
        throw refusedAction('User already has a pending invitation or request.');
      }
      if (group.status !== 'active') throw refusedAction('This group is not active.');
      const id = await this.#write({ groupId, userId }, standing, transaction, {
        status: 'invited',
        invitedById: actor.id,
      });
      return this.#view(actor, id, transaction);
    });
  }

  /** Before anything is held: a stranger is sent away without keeping anybody waiting. Answers with how one stands. */
  async #approach(actor: Actor, groupId: number): Promise<Standing | undefined> {
    const standing = await this.#d.queries.loadStanding(groupId, actor.id);
    assertVisible(await this.#d.queries.loadDoor(groupId), standing);
    return standing;
  }

  /** Decides about somebody's standing while nobody else can change anything about the group's people. */
  #hold<Result>(groupId: number, userId: number, decide: (held: Held) => Promise<Result>): Promise<Result> {
    return this.#d.inTransaction(async (transaction) => {
      const group = await this.#d.queries.holdGroup(groupId, transaction);
      if (!group) throw notFound();
      const standing = await this.#d.queries.loadHeldStanding(groupId, userId, transaction);
      return decide({ group, standing, transaction });
    });
  }

  /** The one row of a person, made or used again; whoever comes back starts as an ordinary member. */
  async #write(
    key: { groupId: number; userId: number },
    standing: Standing | undefined,
    transaction: Transaction,
    columns: { status: MembershipStatus; invitedById?: number | null; leftAt?: null; removedAt?: null },
  ): Promise<number> {
    const now = this.#d.clock.now();
    const change = { ...columns, role: 'member' as const, updatedAt: now };
    if (!standing) return (await this.#d.memberships.create({ ...key, ...change, joinedAt: now }, { transaction })).id;
    await this.#d.memberships.update(change, { where: { id: standing.id }, transaction });
    return standing.id;
  }

  async #view(actor: Actor, id: number, transaction: Transaction): Promise<MembershipView> {
    const view = await this.#d.queries.loadHeldView(actor.id, id, transaction);
    if (!view) throw new Error(`Membership ${id} was written and is not there`);
    return view;
  }
}
