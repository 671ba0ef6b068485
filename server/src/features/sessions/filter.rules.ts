import type { SessionType } from './session.model.ts';
import type { SessionStatus } from './session.rules.ts';

export interface SessionFilter {
  status?: SessionStatus | undefined;
  sessionType?: SessionType | undefined;
  subject?: number | undefined;
  series?: number | undefined;
  time?: 'upcoming' | 'past' | undefined;
}

/** Whose sessions one's own are: those one hosts, those one attends with somebody else as host, or both. */
export type Role = 'hosting' | 'attending' | 'any';

/** The wishes of a caller, in words that may mean nothing. */
export interface FilterWords {
  status?: string | undefined;
  session_type?: string | undefined;
  subject?: number | undefined;
  series?: number | undefined;
  time_filter?: string | undefined;
}

const statuses: readonly SessionStatus[] = ['upcoming', 'in_progress', 'completed', 'cancelled'];
const types: readonly SessionType[] = ['in_person', 'virtual', 'hybrid'];

const oneOf = <Word extends string>(words: readonly Word[], wish: string | undefined): Word | undefined =>
  words.find((word) => word === wish);

/** Undefined when a word stands for nothing: then nothing is found. A word for the time is passed over instead. */
export function toFilter({ status, session_type, subject, series, time_filter }: FilterWords) {
  const filter: SessionFilter = {
    status: oneOf(statuses, status),
    sessionType: oneOf(types, session_type),
    subject,
    series,
    time: oneOf(['upcoming', 'past'], time_filter),
  };
  const isMeaningless = filter.status !== status || filter.sessionType !== session_type;
  return isMeaningless ? undefined : filter;
}

export const toRole = (wish: string | undefined): Role => oneOf(['hosting', 'attending'], wish) ?? 'any';
