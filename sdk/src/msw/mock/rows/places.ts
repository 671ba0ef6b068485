import type { City, School } from '../../../generated/models.ts';
import type { Position } from '../position.ts';

export interface CityEntry extends Omit<City, 'school_count'> {}

export interface SchoolEntry extends Omit<School, 'student_count'> {}

/** Where something is, if that is known. */
export const placeOf = ({ latitude, longitude }: CityEntry | SchoolEntry): Position | null =>
  latitude === null || longitude === null ? null : { latitude, longitude };
