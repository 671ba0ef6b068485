import type { School, SchoolNearby, SchoolRow } from '@study-mate/sdk';
import type { Cell, Column } from './cell.ts';
import { kilometres } from './distance.ts';
import { when } from './time.ts';

export const schoolColumns: Column<SchoolRow>[] = [
  { title: 'Id', of: ({ id }) => id },
  { title: 'Name', of: ({ name }) => name, isFlexible: true },
  { title: 'Short', of: ({ short_name }) => short_name },
  { title: 'City', of: ({ city }) => city },
  { title: 'Students', of: ({ student_count }) => student_count },
];

export const schoolNearbyColumns: Column<SchoolNearby>[] = [
  ...schoolColumns.slice(0, 3),
  { title: 'Distance', of: ({ distance_km }) => kilometres(distance_km) },
  { title: 'Address', of: ({ address }) => address, isFlexible: true },
  ...schoolColumns.slice(3),
];

export const schoolFields = (school: School): [string, Cell][] => [
  ['Id', school.id],
  ['Name', school.name],
  ['Short', school.short_name],
  ['Address', school.address],
  ['City', school.city],
  ['Latitude', school.latitude],
  ['Longitude', school.longitude],
  ['Website', school.website],
  ['Email', school.email],
  ['Phone', school.phone],
  ['Students', school.student_count],
  ['Added', when(school.created_at)],
  ['Changed', when(school.updated_at)],
];
