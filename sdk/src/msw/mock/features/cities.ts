import type { City, CityNearby, CityRow, CityUpdate } from '../../../generated/models.ts';
import { given } from '../given.ts';
import type { Handlers } from '../operation.ts';
import { ascending, inOrder } from '../order.ts';
import { toLinkedArray, toPage } from '../page.ts';
import { nearest, toCircle, toKilometres, toPosition } from '../position.ts';
import type { Person } from '../rows/people.ts';
import { type CityEntry, placeOf } from '../rows/places.ts';
import { fold, isFound } from '../search.ts';
import type { World } from '../world.ts';
import { assertCanChangeCatalog } from './catalog.ts';

const usualRadius = 50;
const citiesPerArray = 100;

const toRow =
  (world: World) =>
  ({ id, name, country, population }: CityEntry): CityRow => {
    const school_count = world.schools.filter(({ city }) => city === id).length;
    return { id, name, country, population, school_count };
  };

const toCity = (world: World, city: CityEntry): City => ({
  ...toRow(world)(city),
  latitude: city.latitude,
  longitude: city.longitude,
});

function change(world: World, actor: Person, id: number, { name, ...position }: CityUpdate): City {
  assertCanChangeCatalog(actor);
  const place = toPosition(position);
  const city = world.cities.need(id);
  Object.assign(city, given({ name }), place === null ? { latitude: null, longitude: null } : place);
  return toCity(world, city);
}

export const cities = {
  listCities(input) {
    const { world, query } = input;
    const found = world.cities.filter(({ name }) => isFound(query.search, name));
    const circle = toCircle(query, usualRadius);
    const rows = circle
      ? nearest(found, circle, placeOf).map(({ row }) => row)
      : ascending(found, ({ name }) => fold(name));
    const ordered = inOrder(rows, query.ordering, {
      name: ({ name }) => fold(name),
      population: (city) => city.population,
    });
    return toPage(ordered, toRow(world), input);
  },

  createCity({ world, body }) {
    const place = toPosition(body) ?? { latitude: null, longitude: null };
    const { id, name } = world.cities.add({ name: body.name, country: null, population: null, ...place });
    return { id, name };
  },

  getCity: ({ world, params }) => toCity(world, world.cities.need(params.id)),
  replaceCity: ({ world, actor, params, body }) => change(world, actor, params.id, body),
  updateCity: ({ world, actor, params, body }) => change(world, actor, params.id, body),

  /** Its schools stay, without a city. */
  deleteCity({ world, actor, params: { id } }) {
    assertCanChangeCatalog(actor);
    world.cities.remove(world.cities.need(id));
    for (const school of world.schools.filter(({ city }) => city === id)) school.city = null;
    return undefined;
  },

  searchCitiesByLocation(input) {
    const { world, query } = input;
    const circle = { latitude: query.lat, longitude: query.lng, radius: query.radius ?? usualRadius };
    const toNearby = ({ row, metres }: { row: CityEntry; metres: number }): CityNearby => ({
      ...toCity(world, row),
      distance_km: toKilometres(metres),
    });
    return toLinkedArray(nearest(world.cities.all(), circle, placeOf), toNearby, input, citiesPerArray);
  },
} satisfies Partial<Handlers>;
