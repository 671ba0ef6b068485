import type { School, SchoolNearby, SchoolRow, SchoolUpdate } from '../../../generated/models.ts';
import { given } from '../given.ts';
import type { Handlers } from '../operation.ts';
import { ascending, inOrder, newestFirst } from '../order.ts';
import { toLinkedArray, toPage } from '../page.ts';
import { nearest, toCircle, toKilometres, toPosition } from '../position.ts';
import { unknownKey } from '../problem.ts';
import type { Person } from '../rows/people.ts';
import { placeOf, type SchoolEntry } from '../rows/places.ts';
import { fold, isFound } from '../search.ts';
import type { World } from '../world.ts';
import { assertCanChangeCatalog } from './catalog.ts';

const usualRadius = 10;
const schoolsPerArray = 100;

const toRow =
  (world: World) =>
  ({ id, name, short_name, city }: SchoolEntry): SchoolRow => {
    const students = world.people.filter(({ school, status }) => school === id && status === 'active');
    return { id, name, short_name, city, student_count: students.length };
  };

const toSchool = (world: World, school: SchoolEntry): School => ({ ...school, ...toRow(world)(school) });

const cityName = (world: World, { city }: SchoolEntry): string => world.cities.get(city)?.name ?? '';

/** The columns of what was written, of which only those that were given count. */
function toColumns(world: World, { latitude, longitude, ...fields }: SchoolUpdate) {
  if (fields.city && !world.cities.get(fields.city)) throw unknownKey('city', fields.city);
  const place = toPosition({ latitude, longitude });
  return { ...given(fields), ...(place === null ? { latitude: null, longitude: null } : place) };
}

function change(world: World, actor: Person, id: number, body: SchoolUpdate): School {
  assertCanChangeCatalog(actor);
  const columns = toColumns(world, body);
  const school = world.schools.need(id);
  Object.assign(school, columns, { updated_at: world.time() });
  return toSchool(world, school);
}

export const schools = {
  listSchools(input) {
    const { world, query } = input;
    const found = world.schools.filter((school) => {
      const city = cityName(world, school);
      const texts = [school.name, school.short_name, school.address, city];
      return isFound(query.search, ...texts) && fold(city).includes(fold(query.city ?? ''));
    });
    const circle = toCircle(query, usualRadius);
    const rows = circle
      ? nearest(found, circle, placeOf).map(({ row }) => row)
      : newestFirst(found, ({ created_at }) => created_at);
    const ordered = inOrder(rows, query.ordering, {
      name: ({ name }) => fold(name),
      city: ({ city }) => city,
      created_at: ({ created_at }) => created_at,
    });
    return toPage(ordered, toRow(world), input);
  },

  createSchool({ world, body }) {
    const blank = {
      short_name: '',
      city: null,
      latitude: null,
      longitude: null,
      website: null,
      email: null,
      phone: null,
    };
    const times = { created_at: world.time(), updated_at: world.time() };
    const { name, address } = body;
    const school = world.schools.add({ ...blank, ...times, ...toColumns(world, body), name, address });
    const { id, short_name, city, website, email, phone } = school;
    return { id, name, short_name, address, city, website, email, phone };
  },

  getSchool: ({ world, params }) => toSchool(world, world.schools.need(params.id)),
  replaceSchool: ({ world, actor, params, body }) => change(world, actor, params.id, body),
  updateSchool: ({ world, actor, params, body }) => change(world, actor, params.id, body),

  /** Its students stay, without a school. */
  deleteSchool({ world, actor, params: { id } }) {
    assertCanChangeCatalog(actor);
    world.schools.remove(world.schools.need(id));
    for (const student of world.people.filter(({ school }) => school === id)) student.school = null;
    return undefined;
  },

  searchSchoolsByLocation(input) {
    const { world, query } = input;
    const circle = { latitude: query.lat, longitude: query.lng, radius: query.radius ?? usualRadius };
    const toNearby = ({ row, metres }: { row: SchoolEntry; metres: number }): SchoolNearby => ({
      ...toSchool(world, row),
      distance_km: toKilometres(metres),
    });
    return toLinkedArray(nearest(world.schools.all(), circle, placeOf), toNearby, input, schoolsPerArray);
  },

  searchSchoolsByCity(input) {
    const { world, query } = input;
    const found = world.schools.filter((school) => fold(cityName(world, school)).includes(fold(query.city)));
    return toLinkedArray(
      ascending(found, ({ name }) => fold(name)),
      toRow(world),
      input,
      schoolsPerArray,
    );
  },
} satisfies Partial<Handlers>;
