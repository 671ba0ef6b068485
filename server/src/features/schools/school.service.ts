import type { Transaction } from 'sequelize';
import type { Actor } from '../../core/actor.ts';
import { assertCanChangeCatalog, type CatalogWrites } from '../../core/catalog.policy.ts';
import { notFound } from '../../core/errors.ts';
import { loadPage, type Page, type PageQuery } from '../../core/page.ts';
import { type CircleQuery, toCircle } from '../../core/position.ts';
import { onMissingReference } from '../../db/reference.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { School, Schools } from './school.model.ts';
import type { SchoolDetail, SchoolNearby, SchoolQueries, SchoolRow } from './school.queries.ts';
import { type SchoolFields, toColumns } from './school.rules.ts';

interface Dependencies {
  schools: Schools;
  schoolQueries: SchoolQueries;
  inTransaction: InTransaction;
  catalogWrites: CatalogWrites;
  /** Told before a school goes, in the same transaction: others may have kept what they saw of its students. */
  onRemoving(schoolId: number, transaction: Transaction): Promise<void>;
}

export interface SchoolQuery extends PageQuery, CircleQuery {
  search?: string | undefined;
  city?: string | undefined;
  ordering?: string | undefined;
}

type MiddleQuery = PageQuery & CircleQuery & { lat: number; lng: number };

const usualRadius = 10;
const schoolsPerPage = 10;
const schoolsPerArray = 100;
const references = { city_id: 'city' };

/** The catalogue of schools. */
export class SchoolService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  exists(id: number): Promise<boolean> {
    return this.#d.schoolQueries.exists(id);
  }

  list(query: SchoolQuery): Promise<Page<SchoolRow>> {
    const { search, city, ordering } = query;
    const filter = { search, city, ordering, around: toCircle(query, usualRadius) };
    return loadPage(query, schoolsPerPage, (window) => this.#d.schoolQueries.loadList(filter, window));
  }

  searchAround({ lat, lng, radius = usualRadius, ...page }: MiddleQuery): Promise<Page<SchoolNearby>> {
    const circle = { latitude: lat, longitude: lng, radius };
    return loadPage(page, schoolsPerArray, (window) => this.#d.schoolQueries.loadNearby(circle, window));
  }

  /** By name. */
  searchInCity({ city, ...page }: PageQuery & { city: string }): Promise<Page<SchoolRow>> {
    const filter = { city, ordering: 'name' };
    return loadPage(page, schoolsPerArray, (window) => this.#d.schoolQueries.loadList(filter, window));
  }

  async show(id: number): Promise<SchoolDetail> {
    const school = await this.#d.schoolQueries.loadOne(id);
    if (!school) throw notFound();
    return school;
  }

  create(fields: SchoolFields & { name: string; address: string }): Promise<School> {
    const { name, address } = fields;
    return onMissingReference(() => this.#d.schools.create({ ...toColumns(fields), name, address }), references);
  }

  async change(actor: Actor, id: number, fields: SchoolFields): Promise<SchoolDetail> {
    assertCanChangeCatalog(actor, this.#d.catalogWrites);
    const columns = toColumns(fields);
    await onMissingReference(() => this.#d.schools.update(columns, { where: { id } }), references);
    return this.show(id);
  }

  /** Its students stay, without a school. */
  async remove(actor: Actor, id: number): Promise<void> {
    assertCanChangeCatalog(actor, this.#d.catalogWrites);
    await this.#d.inTransaction(async (transaction) => {
      if (!(await this.#d.schoolQueries.lock(id, transaction))) throw notFound();
      await this.#d.onRemoving(id, transaction);
      await this.#d.schools.destroy({ where: { id }, transaction });
    });
  }
}
