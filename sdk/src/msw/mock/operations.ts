import { auth } from './features/auth.ts';
import { cities } from './features/cities.ts';
import { goals } from './features/goals.ts';
import { listedGoals } from './features/listed-goals.ts';
import { listedSubjects } from './features/listed-subjects.ts';
import { schools } from './features/schools.ts';
import { subjects } from './features/subjects.ts';
import type { Handlers } from './operation.ts';

/** What each operation does; one that is missing does not compile. */
export const handlers: Partial<Handlers> = {
  ...auth,
  ...cities,
  ...schools,
  ...subjects,
  ...listedSubjects,
  ...goals,
  ...listedGoals,
};
