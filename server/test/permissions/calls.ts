import { hanoi } from '../../src/features/location/location.fixtures.ts';
import type { Person } from '../app.ts';
import type { Kind } from './objects.ts';
import type { Inhabitant } from './people.ts';
import type { World } from './world.ts';

export interface Operation {
  id: string;
  method: string;
  path: string;
  tag: string;
  /** The one success that the spec documents. */
  success: number;
  kind: Kind;
}

type Tried = Pick<Operation, 'id' | 'kind'>;

/** One request: what it is about, and who asks. */
interface Subject {
  world: World;
  example: string;
  id: number;
  person: Person;
  clock: Date;
}

type Given = (subject: Subject) => object;

const day = 86_400_000;
const missing = 2_000_000_000;

const city = () => ({ name: 'Huế' });
const school = () => ({ name: 'A school', address: 'A street' });
const subject = () => ({ code: 'NEW', name_vi: 'Mới', name_en: 'New' });
const goal = () => ({ code: 'NEW', name: 'New', type: 'daily' });
const session = ({ clock }: Subject) => ({
  title: 'Another title',
  start_time: new Date(clock.getTime() + day).toISOString(),
  duration_minutes: 60,
  location_name: 'Library',
});
const group = () => ({ name: 'Another name' });
const userSubject = ({ world }: Subject) => ({ subject: world.spare.subject, level: 'expert', intent: 'teach' });
const userGoal = ({ world }: Subject) => ({ goal: world.spare.goal, target_value: 7, target_date: '2030-12-31' });
const middle = { lat: hanoi.latitude, lng: hanoi.longitude };

/** Who is invited. */
const guests: Record<string, Inhabitant> = { 'banned-guest': 'banned', 'blocked-guest': 'blocked' };

/** The bodies of the operations that need one; the others are called without. */
const bodies: Record<string, Given> = {
  register: ({ person: { password } }) => ({
    email: 'somebody.new@example.org',
    full_name: 'Somebody new',
    password,
    password_confirm: password,
  }),
  login: ({ world }) => ({ email: world.inhabitants.newcomer.email, password: world.inhabitants.newcomer.password }),
  refreshToken: ({ world }) => ({ refresh: world.refresh }),
  replaceProfile: () => ({ full_name: 'Another name' }),
  updateProfile: () => ({ full_name: 'Another name' }),
  changePassword: ({ person }) => ({
    old_password: person.password,
    new_password: 'another good password',
    new_password_confirm: 'another good password',
  }),
  createCity: city,
  replaceCity: city,
  updateCity: city,
  createSchool: school,
  replaceSchool: school,
  updateSchool: school,
  createSubject: subject,
  replaceSubject: subject,
  updateSubject: subject,
  createGoal: goal,
  replaceGoal: goal,
  updateGoal: goal,
  addUserSubject: userSubject,
  replaceUserSubject: userSubject,
  updateUserSubject: userSubject,
  addUserGoal: userGoal,
  replaceUserGoal: userGoal,
  updateUserGoal: userGoal,
  updateLocation: () => ({ latitude: 20, longitude: 105 }),
  sendRequest: ({ id }) => ({ receiver_id: id }),
  sendMessage: ({ id }) => ({ conversation: id, content: 'A word' }),
  createGroup: group,
  replaceGroup: group,
  updateGroup: group,
  inviteToGroup: ({ world, example }) => ({ user_id: world.inhabitants[guests[example] ?? 'newcomer'].id }),
  changeMembershipRole: () => ({ role: 'admin' }),
  sendGroupMessage: () => ({ content: 'A word' }),
  markGroupMessagesRead: ({ world, id }) => ({ message_ids: [world.messages.get(id) ?? missing] }),
  createSession: session,
  replaceSession: session,
  updateSession: session,
};

/** As long as it takes to see everything there is. */
const page = { page_size: 100 };

const queries: Record<string, Given> = {
  searchCitiesByLocation: () => middle,
  searchSchoolsByLocation: () => middle,
  searchSchoolsByCity: () => ({ city: 'Hà Nội' }),
  getConversationByConnection: ({ id }) => ({ connection_id: id }),
  listMonthlySessions: ({ clock }) => {
    const start = new Date(clock.getTime() + day);
    return { month: start.getUTCMonth() + 1, year: start.getUTCFullYear() };
  },
  listNearbyLearners: () => ({ ...page, radius: 50 }),
  listNearbyGroups: () => ({ radius_km: 50 }),
  listNearbySessions: () => ({ radius_km: 50 }),
  listGroups: () => page,
  listSessions: () => page,
  listGroupMembers: () => page,
  listSessionParticipants: () => page,
};

/** One's own requests are those one may decide about: for cancelling, those one has sent. */
const kindOfOwn = ({ id, kind }: Tried) => (id === 'cancelRequest' ? ('sent request' as Kind) : kind);

/** The id of an example, as it is for a person. */
export function idOf(world: World, operation: Tried, example: string, person: Person): number {
  if (example === '-') return 0;
  if (example === 'missing') return missing;
  const kind = example === 'own' ? kindOfOwn(operation) : operation.kind;
  const known = world.ids[kind]?.[example in guests ? 'public' : example];
  const id = typeof known === 'number' ? known : known?.get(person.id);
  if (id === undefined) throw new Error(`The world has no ${operation.kind} "${example}" for ${person.fullName}`);
  return id;
}

/** The request that tries an operation on an example, as far as it depends on the person. */
export function callOf(world: World, operation: Operation, example: string, person: Person, clock: Date) {
  const subject = { world, example, person, clock, id: idOf(world, operation, example, person) };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(queries[operation.id]?.(subject) ?? {})) query.set(name, String(value));
  const path = operation.path.replace(/\{\w+}/, String(subject.id));
  return {
    method: operation.method,
    path: query.size === 0 ? path : `${path}?${query}`,
    body: bodies[operation.id]?.(subject),
  };
}
