import { toLinkedArray, toPage } from '../../core/page.ts';
import type { Handlers } from '../../core/wire.ts';
import { toCity, toCityNearby, toCityRow, toCreatedCity } from './cities.wire.ts';
import type { CityService } from './city.service.ts';

export const citiesRoutes = (cities: CityService) =>
  ({
    listCities: async ({ query, self }) => toPage(await cities.list(query), toCityRow, self),
    createCity: async ({ body }) => toCreatedCity(await cities.create(body)),
    getCity: async ({ params }) => toCity(await cities.show(params.id)),
    replaceCity: async ({ params, body }, actor) => toCity(await cities.change(actor, params.id, body)),
    updateCity: async ({ params, body }, actor) => toCity(await cities.change(actor, params.id, body)),
    deleteCity: async ({ params }, actor) => {
      await cities.remove(actor, params.id);
      return undefined;
    },
    searchCitiesByLocation: async ({ query, self }) =>
      toLinkedArray(await cities.searchAround(query), toCityNearby, self),
  }) satisfies Partial<Handlers>;
