import type { School, Schools } from './school.model.ts';

interface SchoolFacts {
  name?: string;
  shortName?: string;
  address?: string;
  cityId?: number;
  latitude?: number;
  longitude?: number;
  at?: Date;
}

/** A school; without both coordinates its position is unknown. */
export async function aSchool(schools: Schools, facts: SchoolFacts = {}): Promise<School> {
  const { latitude, longitude, at, cityId = null, ...texts } = facts;
  const isPlaced = latitude !== undefined && longitude !== undefined;
  const school = await schools.create({
    name: 'Đại học Bách khoa Hà Nội',
    shortName: 'HUST',
    address: '1 Đại Cồ Việt',
    ...texts,
    cityId,
    geomPoint: isPlaced ? { type: 'Point', coordinates: [longitude, latitude] } : null,
  });
  if (at) {
    const bind = [school.id, at];
    await schools.sequelize?.query('UPDATE schools SET created_at = $2, updated_at = $2 WHERE id = $1', { bind });
  }
  return school;
}
