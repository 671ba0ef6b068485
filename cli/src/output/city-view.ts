import type { City, CityNearby, CityRow } from '@study-mate/sdk';
import type { Cell, Column } from './cell.ts';
import { kilometres } from './distance.ts';

export const cityColumns: Column<CityRow>[] = [
  { title: 'Id', of: ({ id }) => id },
  { title: 'Name', of: ({ name }) => name, isFlexible: true },
  { title: 'Country', of: ({ country }) => country },
  { title: 'Population', of: ({ population }) => population },
  { title: 'Schools', of: ({ school_count }) => school_count },
];

export const cityNearbyColumns: Column<CityNearby>[] = [
  ...cityColumns.slice(0, 2),
  { title: 'Distance', of: ({ distance_km }) => kilometres(distance_km) },
  ...cityColumns.slice(2),
];

export const cityFields = (city: City): [string, Cell][] => [
  ['Id', city.id],
  ['Name', city.name],
  ['Latitude', city.latitude],
  ['Longitude', city.longitude],
  ['Country', city.country],
  ['Population', city.population],
  ['Schools', city.school_count],
];
