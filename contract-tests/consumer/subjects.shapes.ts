import type * as models from '@study-mate/sdk';
import { facts } from '../states.ts';
import { fact, filled, pattern, type Rule, type Template, text, time, whole } from './matching-rules.ts';

const level = pattern('^(beginner|intermediate|advanced|expert)$', 'beginner');
const intent = pattern('^(learn|teach|both)$', 'learn');

export const subjectRow: Template<models.SubjectRow> = {
  id: whole(facts.subject),
  code: filled('MATH1'),
  name_vi: filled('Giải tích'),
  name_en: filled('Calculus'),
  level,
  user_count: whole(0),
};

export const subject: Template<models.Subject> = {
  id: fact('subject'),
  code: filled('MATH1'),
  name_vi: filled('Giải tích'),
  name_en: filled('Calculus'),
  level,
  user_count: whole(0),
  created_at: time(),
  updated_at: time(),
  learners_count: whole(0),
  teachers_count: whole(0),
};

export const userSubjectRow = (id: Rule = whole(facts.userSubject)) => ({
  id,
  subject: whole(facts.subject),
  subject_code: filled('MATH1'),
  subject_name_en: filled('Calculus'),
  level,
  intent,
});

export const userSubject: Template<models.UserSubject> = {
  ...userSubjectRow(fact('userSubject')),
  user: fact('me'),
  user_email: filled(facts.email),
  user_full_name: filled('Mai Nguyễn'),
  subject_name_vi: filled('Giải tích'),
  subject_level: level,
  note: text('Chương 3'),
  created_at: time(),
  updated_at: time(),
};
