import type { Actor } from '../../core/actor.ts';
import { assertCanChangeCatalog, type CatalogWrites } from '../../core/catalog.policy.ts';
import { notFound } from '../../core/errors.ts';
import { loadPage, type Page, type PageQuery } from '../../core/page.ts';
import { type CircleQuery, toCircle, toGeoPoint } from '../../core/position.ts';
import type { Cities, City } from './city.model.ts';
import type { CityDetail, CityNearby, CityQueries, CityRow } from './city.queries.ts';

interface Dependencies {
  cities: Cities;
  cityQueries: CityQueries;
  catalogWrites: CatalogWrites;
}

export interface CityFields {
  name?: string | undefined;
  latitude?: number | null | undefined;
  longitude?: number | null | undefined;
}

export interface CityQuery extends PageQuery, CircleQuery {
  search?: string | undefined;
  ordering?: string | undefined;
}

type MiddleQuery = PageQuery & CircleQuery & { lat: number; lng: number };

const usualRadius = 50;
const citiesPerPage = 10;
const citiesPerArray = 100;

/** The catalogue of cities. */
export class CityService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  list(query: CityQuery): Promise<Page<CityRow>> {
    const filter = { search: query.search, ordering: query.ordering, around: toCircle(query, usualRadius) };
    return loadPage(query, citiesPerPage, (window) => this.#d.cityQueries.loadList(filter, window));
  }

  searchAround({ lat, lng, radius = usualRadius, ...page }: MiddleQuery): Promise<Page<CityNearby>> {
    const circle = { latitude: lat, longitude: lng, radius };
    return loadPage(page, citiesPerArray, (window) => this.#d.cityQueries.loadNearby(circle, window));
  }

  async show(id: number): Promise<CityDetail> {
    const city = await this.#d.cityQueries.loadOne(id);
    if (!city) throw notFound();
    return city;
  }

  create({ name, ...position }: CityFields & { name: string }): Promise<City> {
    return this.#d.cities.create({ name, geomPoint: toGeoPoint(position) ?? null });
  }

  async change(actor: Actor, id: number, { name, ...position }: CityFields): Promise<CityDetail> {
    assertCanChangeCatalog(actor, this.#d.catalogWrites);
    const geomPoint = toGeoPoint(position);
    const columns = { ...(name !== undefined && { name }), ...(geomPoint !== undefined && { geomPoint }) };
    await this.#d.cities.update(columns, { where: { id } });
    return this.show(id);
  }

  /** Its schools stay, without a city. */
  async remove(actor: Actor, id: number): Promise<void> {
    assertCanChangeCatalog(actor, this.#d.catalogWrites);
    if ((await this.#d.cities.destroy({ where: { id } })) === 0) throw notFound();
  }
}
