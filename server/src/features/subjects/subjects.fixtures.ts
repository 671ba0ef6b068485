import type { Subject, Subjects } from './subject.model.ts';
import type { UserSubject, UserSubjects } from './user-subject.model.ts';

let subjects = 0;

interface SubjectFacts {
  code?: string;
  nameVi?: string;
  nameEn?: string;
  level?: Subject['level'];
  at?: Date;
}

/** A subject of the catalogue, with a code of its own unless told. */
export function aSubject(
  models: { subjects: Subjects },
  { code, nameVi = 'Giải tích', nameEn = 'Calculus', level = null, at = new Date() }: SubjectFacts = {},
): Promise<Subject> {
  subjects += 1;
  const columns = { code: code ?? `SUBJECT-${subjects}`, nameVi, nameEn, level };
  return models.subjects.create({ ...columns, createdAt: at, updatedAt: at });
}

interface UserSubjectFacts {
  userId: number;
  subjectId: number;
  level?: UserSubject['level'];
  intent?: UserSubject['intent'];
  note?: string;
  at?: Date;
}

/** A subject on somebody's list. */
export const aUserSubject = (
  models: { userSubjects: UserSubjects },
  { userId, subjectId, level = 'beginner', intent = 'learn', note = '', at = new Date() }: UserSubjectFacts,
): Promise<UserSubject> =>
  models.userSubjects.create({ userId, subjectId, level, intent, note, createdAt: at, updatedAt: at });
