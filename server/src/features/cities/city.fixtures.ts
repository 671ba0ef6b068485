import type { Cities, City } from './city.model.ts';

interface CityFacts {
  name?: string;
  latitude?: number;
  longitude?: number;
  country?: string;
  population?: number;
}

/** A city as an import writes it; without both coordinates its position is unknown. */
export async function aCity(cities: Cities, facts: CityFacts = {}): Promise<City> {
  const { name = 'Hà Nội', latitude, longitude, country = null, population = null } = facts;
  const isPlaced = latitude !== undefined && longitude !== undefined;
  const city = await cities.create({
    name,
    geomPoint: isPlaced ? { type: 'Point', coordinates: [longitude, latitude] } : null,
  });
  // What is only read is no part of the model.
  await cities.sequelize?.query('UPDATE cities SET country = $2, population = $3 WHERE id = $1', {
    bind: [city.id, country, population],
  });
  return city;
}
