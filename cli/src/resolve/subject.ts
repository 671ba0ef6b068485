import type { StudyMate, UserSubjectRow } from '@study-mate/sdk';
import { findInCatalog } from './catalog.ts';
import { toIdIfAny } from './match.ts';

/** The id of a subject, given itself or as a part of its code or names. */
export async function findSubject(mate: StudyMate, which: string): Promise<number> {
  const given = toIdIfAny(which);
  if (given !== undefined) return given;
  const { id } = await findInCatalog(which, 'the', {
    kind: 'subjects',
    load: (query) => mate.subjects.listSubjects(query),
    named: ({ id, code, name_vi, name_en }) => ({ id, name: name_vi, others: [code, name_en] }),
  });
  return id;
}

/** The entry of the own list that is about a subject, given as `findSubject` takes it. */
export const findOwnSubject = (mate: StudyMate, which: string): Promise<UserSubjectRow> =>
  findInCatalog(which, 'your', {
    kind: 'subjects',
    load: (query) => mate.subjects.listUserSubjects(query),
    named: ({ subject: id, subject_name_en: name, subject_code }) => ({ id, name, others: [subject_code] }),
  });
