import { ask } from '../consumer/ask.ts';
import { amount, fact, filled, pattern, placeholder, time, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';
import { onePage, toFind, usual } from './page.shapes.ts';

const theGoal = { id: placeholder('goal') };
const theEntry = { id: placeholder('userGoal') };
const type = pattern('^(daily|weekly|monthly|yearly|milestone)$', 'daily');
const day = pattern('^\\d{4}-\\d\\d-\\d\\d$', '2030-12-31');
const times = { created_at: time(), updated_at: time() };

const goal = { id: fact('goal'), code: filled('HOURS'), name: filled('Hours of study'), type };
const row = { ...goal, user_count: whole(0) };
const entryRow = {
  id: fact('userGoal'),
  goal: fact('goal'),
  goal_code: filled('HOURS'),
  goal_name: filled('Hours of study'),
  target_value: amount(4.5),
  target_date: day,
};

const found = ask('listUserGoals', 200, { query: toFind, answer: onePage(entryRow) });

recordCommands([
  {
    line: 'goals list --search hours',
    given: [given('goal', { code: 'HOURS' })],
    asks: [ask('listGoals', 200, { query: { search: 'hours', ...usual }, answer: onePage(row) })],
    shows: ['ID CODE NAME TYPE PEOPLE', '22 HOURS Hours of study daily 0'],
  },
  {
    line: 'goals show hours',
    given: [given('goal', { code: 'HOURS' })],
    asks: [
      ask('listGoals', 200, { query: { search: 'hours', ...toFind }, answer: onePage(row) }),
      ask('getGoal', 200, { params: theGoal, answer: { ...row, avg_target_value: amount(0), ...times } }),
    ],
    shows: [
      'Id 22',
      'Code HOURS',
      'Name Hours of study',
      'Type daily',
      'People 0',
      'Average target 0',
      'Added 24 Oct 2025',
      'Changed 24 Oct 2025',
    ],
  },
  {
    line: 'goals mine',
    given: [given('userGoal')],
    asks: [ask('listUserGoals', 200, { query: usual, answer: onePage(entryRow) })],
    shows: ['ID CODE NAME TARGET BY', '22 HOURS Hours of study 4.5 2030-12-31'],
  },
  {
    line: `goals mine ${facts.goal}`,
    given: [given('userGoal')],
    asks: [found, ask('getUserGoal', 200, { params: theEntry, answer: { ...entryRow, goal_type: type, ...times } })],
    shows: [
      'Id 22',
      'Code HOURS',
      'Name Hours of study',
      'Type daily',
      'Target 4.5',
      'By 2030-12-31',
      'Added 24 Oct 2025',
      'Changed 24 Oct 2025',
    ],
  },
  {
    line: `goals add ${facts.goal} 4.5 2030-12-31`,
    given: [given('goal')],
    asks: [
      ask('addUserGoal', 201, {
        body: { goal: fact('goal'), target_value: 4.5, target_date: '2030-12-31' },
        answer: { target_value: 4.5, target_date: '2030-12-31' },
      }),
    ],
    shows: ['✓ Goal 22 is on your list: 4.5 by 2030-12-31.'],
  },
  {
    line: `goals set ${facts.goal} --target 6`,
    given: [given('userGoal')],
    asks: [
      found,
      ask('updateUserGoal', 200, {
        params: theEntry,
        body: { target_value: 6 },
        answer: { goal: fact('goal'), target_value: 6, target_date: day },
      }),
    ],
    shows: ['✓ Hours of study: 6 by 2030-12-31.'],
  },
  {
    line: `goals set ${facts.goal} --put --target 6 --by 2030-12-31`,
    given: [given('userGoal')],
    asks: [
      found,
      ask('replaceUserGoal', 200, {
        params: theEntry,
        body: { goal: fact('goal'), target_value: 6, target_date: '2030-12-31' },
        answer: { goal: fact('goal'), target_value: 6, target_date: day },
      }),
    ],
    shows: ['✓ Hours of study: 6 by 2030-12-31.'],
  },
  {
    line: `goals remove ${facts.goal}`,
    given: [given('userGoal')],
    asks: [found, ask('removeUserGoal', 204, { params: theEntry })],
    shows: ['✓ Hours of study is off your list.'],
  },
  {
    line: 'goals create PAGES "Pages read" weekly',
    given: [given('signedIn')],
    asks: [
      ask('createGoal', 201, {
        body: { code: 'PAGES', name: 'Pages read', type: 'weekly' },
        answer: { id: whole(facts.goal), code: 'PAGES', name: 'Pages read' },
      }),
    ],
    shows: ['✓ Pages read is goal 22.'],
  },
  {
    line: `goals edit ${facts.goal} --name Hours`,
    given: [given('goal', { iAm: 'staff' })],
    asks: [ask('updateGoal', 200, { params: theGoal, body: { name: 'Hours' }, answer: { ...goal, name: 'Hours' } })],
    shows: ['✓ Goal 22 is HOURS, Hours.'],
  },
  {
    line: `goals edit ${facts.goal} --put --code HOURS --name Hours --type weekly`,
    given: [given('goal', { iAm: 'staff' })],
    asks: [
      ask('replaceGoal', 200, {
        params: theGoal,
        body: { code: 'HOURS', name: 'Hours', type: 'weekly' },
        answer: { ...goal, name: 'Hours', type: 'weekly' },
      }),
    ],
    shows: ['✓ Goal 22 is HOURS, Hours.'],
  },
  {
    line: `goals delete ${facts.goal}`,
    given: [given('goal', { iAm: 'staff' })],
    asks: [ask('deleteGoal', 204, { params: theGoal })],
    shows: ['✓ Goal 22 is gone.'],
  },
]);
