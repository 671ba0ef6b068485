import { ask } from '../consumer/ask.ts';
import { fact, filled, placeholder, text, time, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';
import { onePage, toFind, usual } from './page.shapes.ts';

const theGroup = { id: placeholder('group') };
const theMembership = { id: placeholder('membership') };
const both = [given('ownGroup', { theirs: 'active' })];
const asking = [given('ownGroup', { theirs: 'pending' })];
const message = filled('The sentence of the server');

const user = { id: whole(facts.other), full_name: filled('Bình Trần') };
const membership = { id: fact('membership'), user, role: 'member', status: 'active' } as const;
const row = {
  ...membership,
  id: whole(facts.membership),
  role: 'admin',
  user: { ...user, major: filled('Physics') },
  joined_at: time(),
} as const;

recordCommands([
  {
    line: `groups members ${facts.group}`,
    given: [given('ownGroup')],
    asks: [ask('listGroupMembers', 200, { params: theGroup, query: usual, answer: onePage(row) })],
    shows: ['ID NAME USER ROLE STATUS MAJOR SINCE', '44 Bình Trần 8 admin active Physics 24 Oct 2025'],
  },
  {
    line: `groups member ${facts.group} mai`,
    given: [given('group', { mine: 'active' })],
    asks: [
      ask('listGroupMembers', 200, {
        params: theGroup,
        query: toFind,
        answer: {
          count: 2,
          next: null,
          results: [
            { id: whole(43), user: { full_name: 'Bình Trần', email: text('') } },
            { id: fact('membership'), user: { full_name: 'Mai Nguyễn', email: text('') } },
          ],
        },
      }),
      ask('getMembership', 200, {
        params: theMembership,
        answer: {
          ...membership,
          user: {
            id: fact('me'),
            full_name: filled('Mai Nguyễn'),
            email: text(facts.email),
            major: filled('Mathematics'),
            year: whole(2),
          },
          joined_at: time(),
          invited_by: { full_name: filled('Bình Trần') },
          left_at: null,
        },
      }),
    ],
    shows: [
      'Id 44',
      'Name Mai Nguyễn',
      'User 7',
      'Email mai@example.com',
      'Major Mathematics',
      'Year 2',
      'Role member',
      'Status active',
      'Invited by Bình Trần',
      'Since 24 Oct 2025',
      'Until',
    ],
  },
  {
    line: `groups invite ${facts.group} ${facts.other}`,
    given: [given('ownGroup')],
    asks: [
      ask('inviteToGroup', 200, {
        params: theGroup,
        body: { user_id: fact('other') },
        answer: { ...membership, id: whole(facts.membership), status: 'invited' },
      }),
    ],
    shows: ['✓ Bình Trần is invited.'],
  },
  {
    line: `groups accept ${facts.group} ${facts.membership}`,
    given: asking,
    asks: [ask('acceptMembership', 200, { params: theMembership, answer: membership })],
    shows: ['✓ Bình Trần is in.'],
  },
  {
    line: `groups reject ${facts.group} ${facts.membership}`,
    given: asking,
    asks: [ask('rejectMembership', 200, { params: theMembership, answer: { message } })],
    shows: ['✓ The sentence of the server'],
  },
  {
    line: `groups role ${facts.group} ${facts.membership} moderator`,
    given: both,
    asks: [
      ask('changeMembershipRole', 200, {
        params: theMembership,
        body: { role: 'moderator' },
        answer: { ...membership, role: 'moderator' },
      }),
    ],
    shows: ['✓ Bình Trần is moderator now.'],
  },
  {
    line: `groups remove ${facts.group} ${facts.membership}`,
    given: both,
    asks: [ask('removeMembership', 200, { params: theMembership, answer: { message } })],
    shows: ['✓ The sentence of the server'],
  },
]);
