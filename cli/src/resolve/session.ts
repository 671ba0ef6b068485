import type { StudyMate, StudySessionRow } from '@study-mate/sdk';
import { matchOne, toIdIfAny } from './match.ts';

/** Titles beyond the next so many sessions are not worth the pages. */
const mostSessions = 500;

/** The own ones that are not over and the next ones of everybody; of a series only the first. */
async function candidates(mate: StudyMate): Promise<StudySessionRow[]> {
  const own = await mate.sessions.listMySessions();
  const rows = own.filter(({ status }) => status !== 'completed');
  for await (const row of mate.sessions.listSessions({ time_filter: 'upcoming', page_size: 100 })) {
    if (rows.push(row) >= mostSessions) break;
  }
  rows.sort((one, other) => Date.parse(one.start_time) - Date.parse(other.start_time));
  const first = new Map<string, StudySessionRow>();
  for (const row of rows) {
    const key = row.series === null ? `session ${row.id}` : `series ${row.series}`;
    if (!first.has(key)) first.set(key, row);
  }
  return [...first.values()];
}

/** The id of a session, given itself or as a part of its title; of a series the next one is meant. */
export async function findSession(mate: StudyMate, which: string): Promise<number> {
  const given = toIdIfAny(which);
  if (given !== undefined) return given;
  const { id } = matchOne(await candidates(mate), {
    text: which,
    named: ({ id, title }) => ({ id, name: title }),
    nobody: 'None of the sessions',
    kind: 'sessions',
    suggestion: 'See them with: study-mate sessions list',
  });
  return id;
}
