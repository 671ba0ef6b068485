import type { Slice, Window } from '../../core/page.ts';
import type { Circle } from '../../core/position.ts';
import { Binds } from '../../db/binds.ts';
import { circleSql } from '../../db/circle.ts';
import type { Database } from '../../db/connect.ts';
import { type ListStatement, loadSlice, toOrder } from '../../db/list.ts';
import { coordinates } from '../../db/point.ts';
import { findsAll } from '../../db/search.ts';

export interface CityRow {
  id: number;
  name: string;
  country: string | null;
  population: number | null;
  schoolCount: number;
}

export interface CityDetail extends CityRow {
  latitude: number | null;
  longitude: number | null;
}

export interface CityNearby extends CityDetail {
  metres: number;
}

export interface CityFilter {
  search?: string | undefined;
  around?: Circle | undefined;
  ordering?: string | undefined;
}

/** A statement, and what is bound in it so far. */
interface Bound {
  statement: ListStatement;
  binds: Binds;
}

const rowColumns = `
  c.id, c.name, c.country, c.population,
  (SELECT count(*) FROM schools s WHERE s.city_id = c.id) AS "schoolCount"`;

const detailColumns = `${rowColumns}, ${coordinates('c.geom_point')}`;

const detailText = `SELECT ${detailColumns} FROM cities c WHERE c.id = $1`;

const offered = { name: 'c.search', population: 'c.population' };

export function listCities({ search, around, ordering }: CityFilter): Bound {
  const binds = new Binds();
  const where = findsAll(search, binds, (pattern) => `c.search LIKE ${pattern}`);
  const circle = around && circleSql('c.geom_point', around, binds);
  if (circle) where.push(circle.isWithin);
  const order = toOrder(ordering, { alias: 'c', offered, fallback: circle?.metres ?? 'c.search' });
  return { statement: { table: 'cities', alias: 'c', where, order, columns: rowColumns }, binds };
}

export function listNearbyCities(circle: Circle): Bound {
  const binds = new Binds();
  const { isWithin, metres } = circleSql('c.geom_point', circle, binds);
  const columns = `${detailColumns}, ${metres} AS metres`;
  const statement = { table: 'cities', alias: 'c', where: [isWithin], order: `${metres}, c.id`, columns };
  return { statement, binds };
}

export function createCityQueries(db: Database) {
  const detail = db.prepared<CityDetail>('city', detailText);
  const load = <Row extends { id: number }>({ statement, binds }: Bound, window: Window) =>
    loadSlice<Row>(db, statement, binds, window);
  return {
    loadList: (filter: CityFilter, window: Window): Promise<Slice<CityRow>> =>
      load<CityRow>(listCities(filter), window),
    /** The nearest first. */
    loadNearby: (circle: Circle, window: Window): Promise<Slice<CityNearby>> =>
      load<CityNearby>(listNearbyCities(circle), window),
    loadOne: async (id: number): Promise<CityDetail | undefined> => (await detail([id]))[0],
  };
}

export type CityQueries = ReturnType<typeof createCityQueries>;
