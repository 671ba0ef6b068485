import type { Transaction } from 'sequelize';
import type { Slice, Window } from '../../core/page.ts';
import type { Circle } from '../../core/position.ts';
import { Binds } from '../../db/binds.ts';
import { circleSql } from '../../db/circle.ts';
import type { Database } from '../../db/connect.ts';
import { type ListStatement, loadSlice, toOrder } from '../../db/list.ts';
import { coordinates } from '../../db/point.ts';
import { findsAll } from '../../db/search.ts';

export interface SchoolRow {
  id: number;
  name: string;
  shortName: string;
  cityId: number | null;
  studentCount: number;
}

export interface SchoolDetail extends SchoolRow {
  address: string;
  latitude: number | null;
  longitude: number | null;
  website: string | null;
  email: string | null;
  phone: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface SchoolNearby extends SchoolDetail {
  metres: number;
}

export interface SchoolFilter {
  search?: string | undefined;
  /** The city's name or a part of it. */
  city?: string | undefined;
  around?: Circle | undefined;
  ordering?: string | undefined;
}

/** A statement, and what is bound in it so far. */
interface Bound {
  statement: ListStatement;
  binds: Binds;
}

const rowColumns = `
  s.id, s.name, s.short_name AS "shortName", s.city_id AS "cityId",
  (SELECT count(*) FROM users u WHERE u.school_id = s.id AND u.status = 'active') AS "studentCount"`;

const detailColumns = `
  ${rowColumns}, s.address, ${coordinates('s.geom_point')}, s.website, s.email, s.phone, s.created_at AS "createdAt",
  s.updated_at AS "updatedAt"`;

const detailText = `SELECT ${detailColumns} FROM schools s WHERE s.id = $1`;
const lockText = 'SELECT id FROM schools WHERE id = $1 FOR UPDATE';

const offered = { name: 's.name_search', city: 's.city_id', created_at: 's.created_at' };

/** As an array, so that the planner can take the cities' part of a search from its index too. */
const isInCity = (pattern: string): string =>
  `s.city_id = ANY (ARRAY(SELECT id FROM cities WHERE search LIKE ${pattern}))`;

export function listSchools({ search, city, around, ordering }: SchoolFilter): Bound {
  const binds = new Binds();
  const where = findsAll(search, binds, (pattern) => `s.search LIKE ${pattern} OR ${isInCity(pattern)}`);
  if (city !== undefined) where.push(isInCity(`search_pattern(${binds.add(city)})`));
  const circle = around && circleSql('s.geom_point', around, binds);
  if (circle) where.push(circle.isWithin);
  const fallback = circle?.metres ?? 's.created_at DESC, s.id DESC';
  const order = toOrder(ordering, { alias: 's', offered, fallback });
  return { statement: { table: 'schools', alias: 's', where, order, columns: rowColumns }, binds };
}

export function listNearbySchools(circle: Circle): Bound {
  const binds = new Binds();
  const { isWithin, metres } = circleSql('s.geom_point', circle, binds);
  const columns = `${detailColumns}, ${metres} AS metres`;
  const statement = { table: 'schools', alias: 's', where: [isWithin], order: `${metres}, s.id`, columns };
  return { statement, binds };
}

export function createSchoolQueries(db: Database) {
  const detail = db.prepared<SchoolDetail>('school', detailText);
  const find = db.prepared<{ id: number }>('school-exists', 'SELECT id FROM schools WHERE id = $1');
  const load = <Row extends { id: number }>({ statement, binds }: Bound, window: Window) =>
    loadSlice<Row>(db, statement, binds, window);
  return {
    loadList: (filter: SchoolFilter, window: Window): Promise<Slice<SchoolRow>> =>
      load<SchoolRow>(listSchools(filter), window),
    /** The nearest first. */
    loadNearby: (circle: Circle, window: Window): Promise<Slice<SchoolNearby>> =>
      load<SchoolNearby>(listNearbySchools(circle), window),
    loadOne: async (id: number): Promise<SchoolDetail | undefined> => (await detail([id]))[0],
    exists: async (id: number): Promise<boolean> => (await find([id])).length > 0,
    /** Whoever wants to become a student waits until the transaction ends; those who were first are committed. */
    lock: async (id: number, transaction: Transaction): Promise<boolean> => {
      const [rows] = await db.sequelize.query(lockText, { bind: [id], transaction });
      return rows.length > 0;
    },
  };
}

export type SchoolQueries = ReturnType<typeof createSchoolQueries>;
