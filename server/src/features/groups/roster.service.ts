import type { Transaction } from 'sequelize';
import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { notFound, refusedAction } from '../../core/errors.ts';
import { loadAnyPage, type Page, type PageQuery } from '../../core/page.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { isActive, isAdmin, isFull, statusOnRefusal } from './entry.rules.ts';
import { assertAdmin, assertMaySeeMembership, assertVisible } from './groups.policy.ts';
import type { GroupMembership, GroupMemberships, GroupRole } from './membership.model.ts';
import type { HeldGroup, MembershipQueries, MembershipView } from './membership.queries.ts';

interface Dependencies {
  memberships: GroupMemberships;
  queries: MembershipQueries;
  inTransaction: InTransaction;
  clock: Clock;
  /** After the commit: the chat of this group is over for these people. */
  onClosed(groupId: number, people: readonly number[]): void;
}

/** A membership that is decided about, in its group. */
interface Held {
  group: HeldGroup;
  membership: GroupMembership;
  transaction: Transaction;
}

const membersPerPage = 12;

const isLastAdmin = ({ group, membership }: Held): boolean => isAdmin(membership) && group.admins === 1;

/** The people of a group, and what its admins decide about them. */
export class RosterService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  async list(actor: Actor, groupId: number, query: PageQuery): Promise<Page<MembershipView>> {
    const standing = await this.#d.queries.loadStanding(groupId, actor.id);
    assertVisible(await this.#d.queries.loadDoor(groupId), standing);
    const whom = isActive(standing) ? 'all' : 'active';
    return loadAnyPage(query, membersPerPage, (window) => this.#d.queries.loadList(actor.id, groupId, whom, window));
  }

  async show(actor: Actor, id: number): Promise<MembershipView> {
    const view = await this.#d.queries.loadView(actor.id, id);
    if (!view) throw notFound();
    await this.#assertVisible(actor, view.groupId, view.user.id);
    return view;
  }

  changeRole(actor: Actor, id: number, role: GroupRole): Promise<MembershipView> {
    return this.#decide(actor, id, async (held) => {
      if (!isActive(held.membership)) throw refusedAction('This membership is not active.');
      if (role !== 'admin' && isLastAdmin(held)) {
        throw refusedAction('Cannot demote the last admin. Promote another member first.');
      }
      return this.#write(actor, held, { role });
    });
  }

  accept(actor: Actor, id: number): Promise<MembershipView> {
    return this.#decide(actor, id, async (held) => {
      const { group, membership } = held;
      if (membership.status !== 'pending') throw refusedAction('This membership is not pending.');
      if (group.status !== 'active') throw refusedAction('This group is not active.');
      if (isFull(group, group.members)) throw refusedAction('This group is full.');
      return this.#write(actor, held, { status: 'active', leftAt: null, removedAt: null });
    });
  }

  reject(actor: Actor, id: number): Promise<void> {
    return this.#decide(actor, id, async ({ membership, transaction }) => {
      if (membership.status !== 'pending') throw refusedAction('This membership is not pending.');
      const status = statusOnRefusal(membership);
      if (status) await membership.update({ status, updatedAt: this.#d.clock.now() }, { transaction });
      else await membership.destroy({ transaction });
    });
  }

  /** Whatever the membership is; once removed, it stays so however often one asks. */
  async remove(actor: Actor, id: number): Promise<void> {
    const { groupId, userId } = await this.#decide(actor, id, async (held) => {
      const { membership, transaction } = held;
      if (isLastAdmin(held)) throw refusedAction('Cannot remove the last admin.');
      const now = this.#d.clock.now();
      if (membership.status !== 'removed') {
        await membership.update({ status: 'removed', leftAt: now, removedAt: now, updatedAt: now }, { transaction });
      }
      return membership;
    });
    this.#d.onClosed(groupId, [userId]);
  }

  /** Exists for the caller, then admin, then state: each refusal says no more than the caller may know. */
  async #decide<Result>(actor: Actor, id: number, decide: (held: Held) => Promise<Result>): Promise<Result> {
    const { memberships, queries } = this.#d;
    const known = await memberships.findByPk(id);
    if (!known) throw notFound();
    const { groupId, userId } = known;
    // Before anything is held: a stranger is sent away without keeping anybody waiting.
    assertAdmin(await this.#assertVisible(actor, groupId, userId));
    return this.#d.inTransaction(async (transaction) => {
      const group = await queries.holdGroup(groupId, transaction);
      assertAdmin(await queries.loadHeldStanding(groupId, actor.id, transaction));
      const membership = await memberships.findByPk(id, { transaction });
      if (!group || !membership) throw notFound();
      return decide({ group, membership, transaction });
    });
  }

  /** Answers with how the caller stands with the group. */
  async #assertVisible(actor: Actor, groupId: number, userId: number) {
    const standing = await this.#d.queries.loadStanding(groupId, actor.id);
    assertMaySeeMembership(userId === actor.id, standing);
    return standing;
  }

  async #write(
    actor: Actor,
    { membership, transaction }: Held,
    change: { role: GroupRole } | { status: 'active'; leftAt: null; removedAt: null },
  ): Promise<MembershipView> {
    await membership.update({ ...change, updatedAt: this.#d.clock.now() }, { transaction });
    const view = await this.#d.queries.loadHeldView(actor.id, membership.id, transaction);
    if (!view) throw notFound();
    return view;
  }
}
