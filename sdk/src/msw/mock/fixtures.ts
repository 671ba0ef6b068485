import { blankProfile } from './features/people.ts';
import type { Table } from './table.ts';
import type { World } from './world.ts';

/** Everybody who is added signs in with it, unless told. */
export const usualPassword = 'study-together';

/** The fields of a row, of which those with a usual value may be left out. */
type Values<Row extends { id: number }, Usual extends object> = Omit<Row, 'id' | keyof Usual> &
  Partial<Omit<Row, 'id'>>;
type Told<Row extends { id: number }, Usual extends object> =
  Record<never, never> extends Values<Row, Usual> ? [values?: Values<Row, Usual>] : [values: Values<Row, Usual>];

const adding =
  <Row extends { id: number }, Usual extends Partial<Row>>(table: Table<Row>, usual: (number: number) => Usual) =>
  (...[values]: Told<Row, Usual>): Row =>
    table.add({ ...usual(table.nextId), ...values } as unknown as Omit<Row, 'id'>);

/**
 * Adds rows directly, without the steps that lead there. Each is a function that takes what matters and answers with the
 * row; change the row, and the mock sees it changed.
 *
 * @example
 * const calculus = mock.add.subject({ code: 'MATH101' });
 * mock.add.userSubject({ person: mock.person('mai').id, subject: calculus.id });
 */
export function createFixtures(world: World) {
  const born = () => ({ created_at: world.time() });
  const dated = () => ({ ...born(), updated_at: world.time() });
  const nowhere = { latitude: null, longitude: null };
  return {
    person: adding(world.people, (number) => ({
      ...blankProfile,
      ...born(),
      email: `person${number}@study-mate.example`,
      full_name: `Person ${number}`,
      password: usualPassword,
    })),
    city: adding(world.cities, () => ({ name: 'Hà Nội', country: 'VN', population: 1_431_270, ...nowhere })),
    school: adding(world.schools, () => ({
      name: 'Đại học Bách khoa Hà Nội',
      short_name: 'HUST',
      address: '1 Đại Cồ Việt',
      city: null,
      website: null,
      email: null,
      phone: null,
      ...nowhere,
      ...dated(),
    })),
    subject: adding(world.subjects, (number) => ({
      code: `SUBJECT-${number}`,
      name_vi: 'Giải tích',
      name_en: 'Calculus',
      level: null,
      ...dated(),
    })),
    /** A subject on somebody's list. */
    userSubject: adding(world.listedSubjects, () => ({
      level: 'beginner' as const,
      intent: 'learn' as const,
      note: '',
      ...dated(),
    })),
    goal: adding(world.goals, (number) => ({
      code: `GOAL-${number}`,
      name: 'Hours of study',
      type: 'daily' as const,
      ...dated(),
    })),
    /** A goal on somebody's list. */
    userGoal: adding(world.listedGoals, () => ({ target_value: 10, target_date: '2030-12-31', ...dated() })),
  };
}

export type Fixtures = ReturnType<typeof createFixtures>;
