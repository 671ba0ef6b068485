import { auth } from './features/auth.ts';
import { chat } from './features/chat.ts';
import { cities } from './features/cities.ts';
import { connections } from './features/connections.ts';
import { dashboard } from './features/dashboard.ts';
import { discover } from './features/discover.ts';
import { goals } from './features/goals.ts';
import { groupMessages } from './features/group-messages.ts';
import { groups } from './features/groups.ts';
import { hosting } from './features/hosting.ts';
import { listedGoals } from './features/listed-goals.ts';
import { listedSubjects } from './features/listed-subjects.ts';
import { location } from './features/location.ts';
import { memberships } from './features/memberships.ts';
import { requests } from './features/requests.ts';
import { roster } from './features/roster.ts';
import { schools } from './features/schools.ts';
import { seats } from './features/seats.ts';
import { sessions } from './features/sessions.ts';
import { subjects } from './features/subjects.ts';
import type { Handlers } from './operation.ts';

/** What each operation does; one that is missing does not compile. */
export const handlers: Handlers = {
  ...auth,
  ...cities,
  ...schools,
  ...subjects,
  ...listedSubjects,
  ...goals,
  ...listedGoals,
  ...location,
  ...discover,
  ...requests,
  ...connections,
  ...chat,
  ...groups,
  ...memberships,
  ...roster,
  ...groupMessages,
  ...sessions,
  ...hosting,
  ...seats,
  ...dashboard,
};
