import type { Account } from '../../core/actor.ts';
import type { Wire } from '../../core/wire.ts';
import type { SubjectDetail, SubjectRow } from './subject.queries.ts';
import type { UserSubject } from './user-subject.model.ts';
import type { UserSubjectDetail, UserSubjectRow } from './user-subject.queries.ts';

/** Also how a subject is shown inside other objects. */
export const toSubjectBrief = ({
  id,
  code,
  nameVi,
  nameEn,
  level,
}: Omit<SubjectRow, 'userCount'>): Wire['SubjectBrief'] => ({ id, code, name_vi: nameVi, name_en: nameEn, level });

export const toSubjectRow = (row: SubjectRow): Wire['SubjectRow'] => ({
  ...toSubjectBrief(row),
  user_count: row.userCount,
});

export const toSubject = (subject: SubjectDetail): Wire['Subject'] => ({
  ...toSubjectRow(subject),
  created_at: subject.createdAt.toISOString(),
  updated_at: subject.updatedAt.toISOString(),
  learners_count: subject.learnersCount,
  teachers_count: subject.teachersCount,
});

export const toUserSubjectBrief = (entry: UserSubject): Wire['UserSubjectBrief'] => ({
  id: entry.id,
  subject: entry.subjectId,
  level: entry.level,
  intent: entry.intent,
  note: entry.note,
});

export const toUserSubjectRow = (row: UserSubjectRow): Wire['UserSubjectRow'] => ({
  id: row.id,
  subject: row.subjectId,
  subject_code: row.subjectCode,
  subject_name_en: row.subjectNameEn,
  level: row.level,
  intent: row.intent,
});

export const toUserSubject = (entry: UserSubjectDetail, owner: Account): Wire['UserSubject'] => ({
  ...toUserSubjectRow(entry),
  user: owner.id,
  user_email: owner.email,
  user_full_name: owner.fullName,
  subject_name_vi: entry.subjectNameVi,
  subject_level: entry.subjectLevel,
  note: entry.note,
  created_at: entry.createdAt.toISOString(),
  updated_at: entry.updatedAt.toISOString(),
});
