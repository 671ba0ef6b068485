import type { Transaction } from 'sequelize';
import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { notFound, refusedAction } from '../../core/errors.ts';
import { loadPage, type Page, type PageQuery } from '../../core/page.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { SessionParticipant, SessionParticipants } from './participant.model.ts';
import type { ParticipantQueries, ParticipantView, Seating } from './participant.queries.ts';
import { isActive, isFull, mayKnowDetails, statusOf } from './session.rules.ts';

interface Dependencies {
  participants: SessionParticipants;
  queries: ParticipantQueries;
  inTransaction: InTransaction;
  clock: Clock;
}

/** Somebody in a session, and whether the viewer may read what they wrote. */
export interface SeenParticipant {
  participant: ParticipantView;
  showsNotes: boolean;
}

const participantsPerPage = 12;

const notNow = () =>
  refusedAction('Cannot join this session. It may be full, cancelled, or you are already a participant.');

type Changes = Partial<Pick<SessionParticipant, 'status' | 'checkInTime' | 'checkOutTime' | 'notes'>>;

/** Who comes to sessions. Whatever changes a seat holds the session's row meanwhile. */
export class ParticipationService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** Everybody who has ever joined, whether they are still coming or not. */
  async list(actor: Actor, id: number, query: PageQuery): Promise<Page<SeenParticipant>> {
    const standing = await this.#d.queries.loadStanding(actor.id, id);
    if (!standing) throw notFound();
    const knowsDetails = mayKnowDetails(standing, actor.id);
    const page = await loadPage(query, participantsPerPage, (window) => this.#d.queries.loadList(actor.id, id, window));
    const rows = page.rows.map((participant) => ({
      participant,
      showsNotes: knowsDetails || participant.person.id === actor.id,
    }));
    return { ...page, rows };
  }

  /** Takes a seat, once more in the same row for whoever has left. */
  join(actor: Actor, id: number, notes = ''): Promise<SeenParticipant> {
    return this.#change(actor, id, async (seating, now, transaction) => {
      const status = statusOf(seating, now);
      if (status === 'completed') throw refusedAction('This session has already ended.');
      if (status === 'cancelled' || isActive(seating.ownStatus) || isFull(seating)) throw notNow();
      const seat = { sessionId: id, userId: actor.id, status: 'registered' as const, notes };
      const times = { checkInTime: null, checkOutTime: null, updatedAt: now };
      if (seating.ownStatus !== null) return { status: seat.status, notes, ...times };
      await this.#d.participants.create({ ...seat, ...times, joinedAt: now }, { transaction });
      return undefined;
    });
  }

  async leave(actor: Actor, id: number): Promise<void> {
    await this.#change(actor, id, async ({ ownStatus }) => {
      if (!isActive(ownStatus)) throw refusedAction('You are not a participant in this session.');
      return { status: 'cancelled' };
    });
  }

  checkIn(actor: Actor, id: number): Promise<SeenParticipant> {
    return this.#change(actor, id, async ({ ownStatus, cancelledAt }, now) => {
      if (ownStatus !== 'registered' || cancelledAt) {
        throw refusedAction('You are not registered for this session or have already checked in.');
      }
      return { status: 'attended', checkInTime: now };
    });
  }

  /** The first time counts. */
  checkOut(actor: Actor, id: number): Promise<SeenParticipant> {
    return this.#change(actor, id, async ({ ownStatus, ownCheckOutTime }, now) => {
      if (ownStatus !== 'attended') throw refusedAction('You have not checked in to this session.');
      return ownCheckOutTime ? undefined : { checkOutTime: now };
    });
  }

  /** Decides with the session locked, and writes what was decided into one's own row. */
  async #change(
    actor: Actor,
    id: number,
    decide: (seating: Seating, now: Date, transaction: Transaction) => Promise<Changes | undefined>,
  ): Promise<SeenParticipant> {
    await this.#d.inTransaction(async (transaction) => {
      const seating = await this.#d.queries.lockSeating(actor.id, id, transaction);
      if (!seating) throw notFound();
      const now = this.#d.clock.now();
      const changes = await decide(seating, now, transaction);
      if (!changes) return;
      const where = { sessionId: id, userId: actor.id };
      await this.#d.participants.update({ ...changes, updatedAt: now }, { where, transaction });
    });
    const participant = await this.#d.queries.loadOwn(actor.id, id);
    if (!participant) throw notFound();
    return { participant, showsNotes: true };
  }
}
