import type { Actor } from '../../core/actor.ts';
import { assertCanChangeCatalog, type CatalogWrites } from '../../core/catalog.policy.ts';
import type { Clock } from '../../core/clock.ts';
import { notFound } from '../../core/errors.ts';
import { loadPage, type Page, type PageQuery } from '../../core/page.ts';
import type { Wire } from '../../core/wire.ts';
import { onDuplicate } from '../../db/unique.ts';
import type { Subject, Subjects } from './subject.model.ts';
import type { SubjectDetail, SubjectFilter, SubjectQueries, SubjectRow } from './subject.queries.ts';

interface Dependencies {
  subjects: Subjects;
  queries: SubjectQueries;
  clock: Clock;
  catalogWrites: CatalogWrites;
}

const subjectsPerPage = 10;
const codeTaken = { code: ['Subject with this code already exists.'] };

const toColumns = ({ code, name_vi: nameVi, name_en: nameEn, level }: Wire['SubjectUpdate']) => ({
  ...(code !== undefined && { code }),
  ...(nameVi !== undefined && { nameVi }),
  ...(nameEn !== undefined && { nameEn }),
  ...(level !== undefined && { level }),
});

/** The catalogue of subjects. */
export class SubjectService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  list(query: SubjectFilter & PageQuery): Promise<Page<SubjectRow>> {
    return loadPage(query, subjectsPerPage, (window) => this.#d.queries.loadList(query, window));
  }

  async show(id: number): Promise<SubjectDetail> {
    const subject = await this.#d.queries.loadOne(id);
    if (!subject) throw notFound();
    return subject;
  }

  /** Open to everybody who is signed in, as reading is. */
  create({ code, name_vi: nameVi, name_en: nameEn, level = null }: Wire['SubjectForm']): Promise<Subject> {
    const now = this.#d.clock.now();
    const columns = { code, nameVi, nameEn, level, createdAt: now, updatedAt: now };
    return onDuplicate(() => this.#d.subjects.create(columns), codeTaken);
  }

  async change(actor: Actor, id: number, changes: Wire['SubjectUpdate']): Promise<Subject> {
    assertCanChangeCatalog(actor, this.#d.catalogWrites);
    const subject = await this.#d.subjects.findByPk(id);
    if (!subject) throw notFound();
    const columns = toColumns(changes);
    if (Object.keys(columns).length === 0) return subject;
    const [, [changed]] = await onDuplicate(
      () => this.#d.subjects.update({ ...columns, updatedAt: this.#d.clock.now() }, { where: { id }, returning: true }),
      codeTaken,
    );
    if (!changed) throw notFound();
    return changed;
  }

  /** Whoever has it on their list loses the entry with it. */
  async remove(actor: Actor, id: number): Promise<void> {
    assertCanChangeCatalog(actor, this.#d.catalogWrites);
    const removed = await this.#d.subjects.destroy({ where: { id } });
    if (removed === 0) throw notFound();
  }
}
