import { toKilometres } from '../../core/position.ts';
import type { Wire } from '../../core/wire.ts';
import type { City } from './city.model.ts';
import type { CityDetail, CityNearby, CityRow } from './city.queries.ts';

export const toCityRow = ({ id, name, country, population, schoolCount }: CityRow): Wire['CityRow'] => ({
  id,
  name,
  country,
  population,
  school_count: schoolCount,
});

export const toCity = (city: CityDetail): Wire['City'] => ({
  ...toCityRow(city),
  latitude: city.latitude,
  longitude: city.longitude,
});

export const toCityNearby = (city: CityNearby): Wire['CityNearby'] => ({
  ...toCity(city),
  distance_km: toKilometres(city.metres),
});

export const toCreatedCity = ({ id, name }: City): Wire['CreatedCity'] => ({ id, name });
