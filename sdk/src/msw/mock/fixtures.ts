import { foundGroup } from './features/groups.ts';
import { addMessage, openChat } from './features/message-log.ts';
import { blankProfile } from './features/people.ts';
import { addSession } from './features/series.ts';
import type { ChatEntry, MessageEntry } from './rows/chats.ts';
import type { GroupEntry, MembershipEntry } from './rows/groups.ts';
import type { SessionEntry } from './rows/sessions.ts';
import type { Table } from './table.ts';
import type { World } from './world.ts';

/** Everybody who is added signs in with it, unless told. */
export const usualPassword = 'study-together';

/** The fields of a row, of which those with a usual value may be left out. */
type Values<Row extends { id: number }, Usual extends object> = Omit<Row, 'id' | keyof Usual> &
  Partial<Omit<Row, 'id'>>;
type Told<Row extends { id: number }, Usual extends object> =
  Record<never, never> extends Values<Row, Usual> ? [values?: Values<Row, Usual>] : [values: Values<Row, Usual>];

type NewMessage = Pick<MessageEntry, 'chat' | 'sender'> & Partial<Pick<MessageEntry, 'content' | 'client_message_id'>>;
type NewGroupRow = Pick<GroupEntry, 'created_by'> & Partial<Omit<GroupEntry, 'id' | 'chat'>>;
type NewSessionRow = Pick<SessionEntry, 'host'> & Partial<Omit<SessionEntry, 'id' | 'created_at' | 'updated_at'>>;

const hour = 3_600_000;

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
    /** A place of somebody's history. */
    historyEntry: adding(world.history, () => ({
      latitude: 21.028511,
      longitude: 105.804817,
      accuracy: null,
      recorded_at: world.time(),
      ...born(),
    })),
    /** What one person has asked another, in any state; a conversation is added by itself. */
    request: adding(world.connections, () => ({
      state: 'pending' as const,
      message: 'Shall we study together?',
      accepted_at: null,
      rejected_at: null,
      ...dated(),
    })),
    /** The conversation of a connection. */
    conversation: ({ connection }: { connection: number }): ChatEntry => openChat(world, connection),
    /** The next message of a conversation. */
    message: ({ chat, sender, content = 'Hello!', client_message_id }: NewMessage): MessageEntry =>
      addMessage(world, chat, world.people.need(sender), { content, client_message_id }),
    /** A group with its chat, and the membership of the one admin who has created it. */
    group: ({ created_by, ...values }: NewGroupRow): { group: GroupEntry; membership: MembershipEntry } => {
      const founded = foundGroup(world, world.people.need(created_by), { name: 'Machine Learning Club' });
      Object.assign(founded.group, values);
      return founded;
    },
    /** Somebody in a group, an active member unless told. */
    membership: adding(world.memberships, () => ({
      role: 'member' as const,
      status: 'active' as const,
      invited_by: null,
      left_at: null,
      removed_at: null,
      joined_at: world.time(),
      updated_at: world.time(),
    })),
    /** An hour in a library, in a day from now unless told, with a seat for its host. */
    session: (values: NewSessionRow): SessionEntry =>
      addSession(world, {
        title: 'Study together',
        description: '',
        subject: null,
        session_type: 'in_person',
        location_name: 'Library',
        location_address: '',
        position: null,
        meeting_link: '',
        start_time: world.time(24 * hour),
        duration_minutes: 60,
        timezone: 'Asia/Ho_Chi_Minh',
        max_participants: null,
        series: null,
        recurrence_index: null,
        occurrence_date: null,
        cancelled_at: null,
        ...values,
      }),
    /** Somebody's row in a session. */
    seat: adding(world.seats, () => ({
      status: 'registered' as const,
      check_in_time: null,
      check_out_time: null,
      notes: '',
      joined_at: world.time(),
      updated_at: world.time(),
    })),
  };
}

export type Fixtures = ReturnType<typeof createFixtures>;
