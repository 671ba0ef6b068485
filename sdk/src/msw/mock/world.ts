import type { ChatEntry, MessageEntry } from './rows/chats.ts';
import type { GroupEntry, MembershipEntry } from './rows/groups.ts';
import type { GoalEntry, ListedGoal, ListedSubject, SubjectEntry } from './rows/learning.ts';
import type { HistoryEntry } from './rows/location.ts';
import type { Person, SignIn, Token } from './rows/people.ts';
import type { CityEntry, SchoolEntry } from './rows/places.ts';
import type { ConnectionEntry } from './rows/relations.ts';
import type { SeatEntry, SeriesEntry, SessionEntry } from './rows/sessions.ts';
import type { KeyedWrite } from './rows/writes.ts';
import { Table } from './table.ts';

/** All that the mock knows. */
export class World {
  readonly people = new Table<Person>();
  readonly signIns = new Table<SignIn>();
  /** Every token that was given out, by its text. */
  readonly tokens = new Map<string, Token>();
  /** What was done once for a key, by person, operation and key. */
  readonly keyedWrites = new Map<string, KeyedWrite>();
  readonly cities = new Table<CityEntry>();
  readonly schools = new Table<SchoolEntry>();
  readonly subjects = new Table<SubjectEntry>();
  readonly listedSubjects = new Table<ListedSubject>();
  readonly goals = new Table<GoalEntry>();
  readonly listedGoals = new Table<ListedGoal>();
  readonly history = new Table<HistoryEntry>();
  readonly connections = new Table<ConnectionEntry>();
  readonly chats = new Table<ChatEntry>();
  readonly messages = new Table<MessageEntry>();
  readonly groups = new Table<GroupEntry>();
  readonly memberships = new Table<MembershipEntry>();
  readonly sessions = new Table<SessionEntry>();
  readonly seats = new Table<SeatEntry>();
  readonly series = new Table<SeriesEntry>();
  readonly #now: () => number;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#now();
  }

  /** The time as the contract writes it, now or so many milliseconds later. */
  time(later = 0): string {
    return new Date(this.#now() + later).toISOString();
  }
}
