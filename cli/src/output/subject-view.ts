import type { Subject, SubjectRow, UserSubject, UserSubjectRow } from '@study-mate/sdk';
import type { Cell, Column } from './cell.ts';
import { when } from './time.ts';

export const subjectColumns: Column<SubjectRow>[] = [
  { title: 'Id', of: ({ id }) => id },
  { title: 'Code', of: ({ code }) => code },
  { title: 'Vietnamese', of: ({ name_vi }) => name_vi, isFlexible: true },
  { title: 'English', of: ({ name_en }) => name_en, isFlexible: true },
  { title: 'Level', of: ({ level }) => level },
  { title: 'People', of: ({ user_count }) => user_count },
];

export const subjectFields = (subject: Subject): [string, Cell][] => [
  ['Id', subject.id],
  ['Code', subject.code],
  ['Vietnamese', subject.name_vi],
  ['English', subject.name_en],
  ['Level', subject.level],
  ['People', subject.user_count],
  ['Learn it', subject.learners_count],
  ['Teach it', subject.teachers_count],
  ['Added', when(subject.created_at)],
  ['Changed', when(subject.updated_at)],
];

/** The id is the subject's: that is what the other commands take. */
export const userSubjectColumns: Column<UserSubjectRow>[] = [
  { title: 'Id', of: ({ subject }) => subject },
  { title: 'Code', of: ({ subject_code }) => subject_code },
  { title: 'Name', of: ({ subject_name_en }) => subject_name_en, isFlexible: true },
  { title: 'Level', of: ({ level }) => level },
  { title: 'Intent', of: ({ intent }) => intent },
];

export const userSubjectFields = (entry: UserSubject): [string, Cell][] => [
  ['Id', entry.subject],
  ['Code', entry.subject_code],
  ['Vietnamese', entry.subject_name_vi],
  ['English', entry.subject_name_en],
  ['Meant for', entry.subject_level],
  ['Your level', entry.level],
  ['Intent', entry.intent],
  ['Note', entry.note],
  ['Added', when(entry.created_at)],
  ['Changed', when(entry.updated_at)],
];
