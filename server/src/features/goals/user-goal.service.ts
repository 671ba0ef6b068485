import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { notFound } from '../../core/errors.ts';
import { loadPage, type Page, type PageQuery } from '../../core/page.ts';
import type { Wire } from '../../core/wire.ts';
import { onMissingReference } from '../../db/reference.ts';
import { onDuplicate } from '../../db/unique.ts';
import type { UserGoal, UserGoals } from './user-goal.model.ts';
import type { UserGoalDetail, UserGoalFilter, UserGoalQueries, UserGoalRow } from './user-goal.queries.ts';

interface Dependencies {
  userGoals: UserGoals;
  queries: UserGoalQueries;
  clock: Clock;
}

const goalsPerPage = 10;
const listedAlready = { non_field_errors: ['You have already added this goal.'] };

const write = <T>(statement: () => Promise<T>): Promise<T> =>
  onMissingReference(() => onDuplicate(statement, listedAlready), { goal_id: 'goal' });

const decimalPlaces = 2;

/** What people aim for. Everybody's list is their own: other people's entries do not exist. */
export class UserGoalService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  list(actor: Actor, query: UserGoalFilter & PageQuery): Promise<Page<UserGoalRow>> {
    return loadPage(query, goalsPerPage, (window) => this.#d.queries.loadList(actor.id, query, window));
  }

  async show(actor: Actor, id: number): Promise<UserGoalDetail> {
    const entry = await this.#d.queries.loadOne(actor.id, id);
    if (!entry) throw notFound();
    return entry;
  }

  add(actor: Actor, { goal, target_value: target, target_date: targetDate }: Wire['UserGoalForm']): Promise<UserGoal> {
    const now = this.#d.clock.now();
    const targetValue = target.toFixed(decimalPlaces);
    const columns = { userId: actor.id, goalId: goal, targetValue, targetDate, createdAt: now, updatedAt: now };
    return write(() => this.#d.userGoals.create(columns));
  }

  async change(
    actor: Actor,
    id: number,
    { goal, target_value: target, target_date: targetDate }: Wire['UserGoalUpdate'],
  ): Promise<UserGoal> {
    const where = { id, userId: actor.id };
    const columns = {
      ...(goal !== undefined && { goalId: goal }),
      ...(target !== undefined && { targetValue: target.toFixed(decimalPlaces) }),
      ...(targetDate !== undefined && { targetDate }),
    };
    const entry = await this.#d.userGoals.findOne({ where });
    if (!entry) throw notFound();
    if (Object.keys(columns).length === 0) return entry;
    const [, [changed]] = await write(() =>
      this.#d.userGoals.update({ ...columns, updatedAt: this.#d.clock.now() }, { where, returning: true }),
    );
    if (!changed) throw notFound();
    return changed;
  }

  async remove(actor: Actor, id: number): Promise<void> {
    const removed = await this.#d.userGoals.destroy({ where: { id, userId: actor.id } });
    if (removed === 0) throw notFound();
  }
}
