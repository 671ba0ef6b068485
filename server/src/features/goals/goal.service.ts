import type { Actor } from '../../core/actor.ts';
import { assertCanChangeCatalog, type CatalogWrites } from '../../core/catalog.policy.ts';
import type { Clock } from '../../core/clock.ts';
import { notFound } from '../../core/errors.ts';
import { loadPage, type Page, type PageQuery } from '../../core/page.ts';
import type { Wire } from '../../core/wire.ts';
import { onDuplicate } from '../../db/unique.ts';
import type { Goal, Goals } from './goal.model.ts';
import type { GoalDetail, GoalFilter, GoalQueries, GoalRow } from './goal.queries.ts';

interface Dependencies {
  goals: Goals;
  queries: GoalQueries;
  clock: Clock;
  catalogWrites: CatalogWrites;
}

const goalsPerPage = 10;
const codeTaken = { code: ['Goal with this code already exists.'] };

/** The catalogue of goals. */
export class GoalService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  list(query: GoalFilter & PageQuery): Promise<Page<GoalRow>> {
    return loadPage(query, goalsPerPage, (window) => this.#d.queries.loadList(query, window));
  }

  async show(id: number): Promise<GoalDetail> {
    const goal = await this.#d.queries.loadOne(id);
    if (!goal) throw notFound();
    return goal;
  }

  /** Open to everybody who is signed in, as reading is. */
  create({ code, name, type }: Wire['GoalForm']): Promise<Goal> {
    const now = this.#d.clock.now();
    return onDuplicate(() => this.#d.goals.create({ code, name, type, createdAt: now, updatedAt: now }), codeTaken);
  }

  async change(actor: Actor, id: number, { code, name, type }: Wire['GoalUpdate']): Promise<Goal> {
    assertCanChangeCatalog(actor, this.#d.catalogWrites);
    const goal = await this.#d.goals.findByPk(id);
    if (!goal) throw notFound();
    const columns = {
      ...(code !== undefined && { code }),
      ...(name !== undefined && { name }),
      ...(type !== undefined && { type }),
    };
    if (Object.keys(columns).length === 0) return goal;
    const [, [changed]] = await onDuplicate(
      () => this.#d.goals.update({ ...columns, updatedAt: this.#d.clock.now() }, { where: { id }, returning: true }),
      codeTaken,
    );
    if (!changed) throw notFound();
    return changed;
  }

  /** Whoever has it on their list loses the entry with it. */
  async remove(actor: Actor, id: number): Promise<void> {
    assertCanChangeCatalog(actor, this.#d.catalogWrites);
    const removed = await this.#d.goals.destroy({ where: { id } });
    if (removed === 0) throw notFound();
  }
}
