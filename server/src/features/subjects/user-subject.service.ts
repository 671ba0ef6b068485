import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { notFound } from '../../core/errors.ts';
import { loadPage, type Page, type PageQuery } from '../../core/page.ts';
import type { Wire } from '../../core/wire.ts';
import { onMissingReference } from '../../db/reference.ts';
import { onDuplicate } from '../../db/unique.ts';
import type { UserSubject, UserSubjects } from './user-subject.model.ts';
import type {
  UserSubjectDetail,
  UserSubjectFilter,
  UserSubjectQueries,
  UserSubjectRow,
} from './user-subject.queries.ts';

interface Dependencies {
  userSubjects: UserSubjects;
  queries: UserSubjectQueries;
  clock: Clock;
}

const subjectsPerPage = 10;
const listedAlready = { non_field_errors: ['You have already added this subject.'] };

const write = <T>(statement: () => Promise<T>): Promise<T> =>
  onMissingReference(() => onDuplicate(statement, listedAlready), { subject_id: 'subject' });

/** What people learn and teach. Everybody's list is their own: other people's entries do not exist. */
export class UserSubjectService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  list(actor: Actor, query: UserSubjectFilter & PageQuery): Promise<Page<UserSubjectRow>> {
    return loadPage(query, subjectsPerPage, (window) => this.#d.queries.loadList(actor.id, query, window));
  }

  async show(actor: Actor, id: number): Promise<UserSubjectDetail> {
    const entry = await this.#d.queries.loadOne(actor.id, id);
    if (!entry) throw notFound();
    return entry;
  }

  add(actor: Actor, { subject, level, intent, note = '' }: Wire['UserSubjectForm']): Promise<UserSubject> {
    const now = this.#d.clock.now();
    const columns = { userId: actor.id, subjectId: subject, level, intent, note, createdAt: now, updatedAt: now };
    return write(() => this.#d.userSubjects.create(columns));
  }

  async change(
    actor: Actor,
    id: number,
    { subject, level, intent, note }: Wire['UserSubjectUpdate'],
  ): Promise<UserSubject> {
    const where = { id, userId: actor.id };
    const columns = {
      ...(subject !== undefined && { subjectId: subject }),
      ...(level !== undefined && { level }),
      ...(intent !== undefined && { intent }),
      ...(note !== undefined && { note }),
    };
    const entry = await this.#d.userSubjects.findOne({ where });
    if (!entry) throw notFound();
    if (Object.keys(columns).length === 0) return entry;
    const [, [changed]] = await write(() =>
      this.#d.userSubjects.update({ ...columns, updatedAt: this.#d.clock.now() }, { where, returning: true }),
    );
    if (!changed) throw notFound();
    return changed;
  }

  async remove(actor: Actor, id: number): Promise<void> {
    const removed = await this.#d.userSubjects.destroy({ where: { id, userId: actor.id } });
    if (removed === 0) throw notFound();
  }
}
