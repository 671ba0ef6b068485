import { toKilometres } from '../../core/position.ts';
import type { Wire } from '../../core/wire.ts';
import type { School } from './school.model.ts';
import type { SchoolDetail, SchoolNearby, SchoolRow } from './school.queries.ts';

export const toSchoolRow = (school: SchoolRow): Wire['SchoolRow'] => ({
  id: school.id,
  name: school.name,
  short_name: school.shortName,
  city: school.cityId,
  student_count: school.studentCount,
});

export const toSchool = (school: SchoolDetail): Wire['School'] => ({
  ...toSchoolRow(school),
  address: school.address,
  latitude: school.latitude,
  longitude: school.longitude,
  website: school.website,
  email: school.email,
  phone: school.phone,
  created_at: school.createdAt.toISOString(),
  updated_at: school.updatedAt.toISOString(),
});

export const toSchoolNearby = (school: SchoolNearby): Wire['SchoolNearby'] => ({
  ...toSchool(school),
  distance_km: toKilometres(school.metres),
});

export const toCreatedSchool = (school: School): Wire['CreatedSchool'] => ({
  id: school.id,
  name: school.name,
  short_name: school.shortName,
  address: school.address,
  city: school.cityId ?? null,
  website: school.website ?? null,
  email: school.email ?? null,
  phone: school.phone ?? null,
});
