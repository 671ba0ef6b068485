import { ask } from '../consumer/ask.ts';
import { fact, filled, pattern, placeholder, text, time, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';
import { onePage, toFind, usual } from './page.shapes.ts';

const theSubject = { id: placeholder('subject') };
const theEntry = { id: placeholder('userSubject') };
const level = pattern('^(beginner|intermediate|advanced|expert)$', 'beginner');
const intent = pattern('^(learn|teach|both)$', 'learn');
const times = { created_at: time(), updated_at: time() };

const subject = {
  id: fact('subject'),
  code: filled('MATH1'),
  name_vi: filled('Giải tích'),
  name_en: filled('Calculus'),
  level,
};
const row = { ...subject, user_count: whole(0) };
const entryRow = {
  id: fact('userSubject'),
  subject: fact('subject'),
  subject_code: filled('MATH1'),
  subject_name_en: filled('Calculus'),
  level,
  intent,
};
const entry = {
  ...entryRow,
  subject_name_vi: filled('Giải tích'),
  subject_level: level,
  note: text('Chương 3'),
  ...times,
};

const found = ask('listUserSubjects', 200, { query: toFind, answer: onePage(entryRow) });

recordCommands([
  {
    line: 'subjects list --search calculus',
    given: [given('subject')],
    asks: [ask('listSubjects', 200, { query: { search: 'calculus', ...usual }, answer: onePage(row) })],
    shows: ['ID CODE VIETNAMESE ENGLISH LEVEL PEOPLE', '21 MATH1 Giải tích Calculus beginner 0'],
  },
  {
    line: 'subjects show calculus',
    given: [given('subject')],
    asks: [
      ask('listSubjects', 200, { query: { search: 'calculus', ...toFind }, answer: onePage(row) }),
      ask('getSubject', 200, {
        params: theSubject,
        answer: { ...row, learners_count: whole(0), teachers_count: whole(0), ...times },
      }),
    ],
    shows: [
      'Id 21',
      'Code MATH1',
      'Vietnamese Giải tích',
      'English Calculus',
      'Level beginner',
      'People 0',
      'Learn it 0',
      'Teach it 0',
      'Added 24 Oct 2025',
      'Changed 24 Oct 2025',
    ],
  },
  {
    line: 'subjects mine --intent learn',
    given: [given('userSubject')],
    asks: [ask('listUserSubjects', 200, { query: { intent: 'learn', ...usual }, answer: onePage(entryRow) })],
    shows: ['ID CODE NAME LEVEL INTENT', '21 MATH1 Calculus beginner learn'],
  },
  {
    line: `subjects mine ${facts.subject}`,
    given: [given('userSubject')],
    asks: [found, ask('getUserSubject', 200, { params: theEntry, answer: entry })],
    shows: [
      'Id 21',
      'Code MATH1',
      'Vietnamese Giải tích',
      'English Calculus',
      'Meant for beginner',
      'Your level beginner',
      'Intent learn',
      'Note Chương 3',
      'Added 24 Oct 2025',
      'Changed 24 Oct 2025',
    ],
  },
  {
    line: `subjects add ${facts.subject} teach expert`,
    given: [given('subject')],
    asks: [
      ask('addUserSubject', 201, {
        body: { subject: fact('subject'), intent: 'teach', level: 'expert' },
        answer: { intent: 'teach', level: 'expert', note: '' },
      }),
    ],
    shows: ['✓ Subject 21 is on your list.'],
  },
  {
    line: `subjects set ${facts.subject} --level expert`,
    given: [given('userSubject')],
    asks: [
      found,
      ask('updateUserSubject', 200, {
        params: theEntry,
        body: { level: 'expert' },
        answer: { subject: fact('subject'), intent, level: 'expert', note: text('Chương 3') },
      }),
    ],
    shows: ['✓ Calculus: learn, expert (Chương 3).'],
  },
  {
    line: `subjects set ${facts.subject} --put --intent learn --level expert`,
    given: [given('userSubject')],
    asks: [
      found,
      ask('replaceUserSubject', 200, {
        params: theEntry,
        body: { subject: fact('subject'), intent: 'learn', level: 'expert' },
        answer: { subject: fact('subject'), intent: 'learn', level: 'expert', note: text('Chương 3') },
      }),
    ],
    shows: ['✓ Calculus: learn, expert (Chương 3).'],
  },
  {
    line: `subjects remove ${facts.subject}`,
    given: [given('userSubject')],
    asks: [found, ask('removeUserSubject', 204, { params: theEntry })],
    shows: ['✓ Calculus is off your list.'],
  },
  {
    line: 'subjects create PHYS1 "Vật lý" Physics',
    given: [given('signedIn')],
    asks: [
      ask('createSubject', 201, {
        body: { code: 'PHYS1', name_vi: 'Vật lý', name_en: 'Physics' },
        answer: { id: whole(facts.subject), code: 'PHYS1', name_en: 'Physics' },
      }),
    ],
    shows: ['✓ Physics is subject 21.'],
  },
  {
    line: `subjects edit ${facts.subject} --en Analysis`,
    given: [given('subject', { iAm: 'staff' })],
    asks: [
      ask('updateSubject', 200, {
        params: theSubject,
        body: { name_en: 'Analysis' },
        answer: { ...subject, name_en: 'Analysis' },
      }),
    ],
    shows: ['✓ Subject 21 is MATH1, Analysis.'],
  },
  {
    line: `subjects edit ${facts.subject} --put --code MATH1 --vi "Giải tích" --en Analysis`,
    given: [given('subject', { iAm: 'staff' })],
    asks: [
      ask('replaceSubject', 200, {
        params: theSubject,
        body: { code: 'MATH1', name_vi: 'Giải tích', name_en: 'Analysis' },
        answer: { ...subject, name_vi: 'Giải tích', name_en: 'Analysis' },
      }),
    ],
    shows: ['✓ Subject 21 is MATH1, Analysis.'],
  },
  {
    line: `subjects delete ${facts.subject}`,
    given: [given('subject', { iAm: 'staff' })],
    asks: [ask('deleteSubject', 204, { params: theSubject })],
    shows: ['✓ Subject 21 is gone.'],
  },
]);
