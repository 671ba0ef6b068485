import { ask } from '../consumer/ask.ts';
import { fact, filled, listOf, pattern, placeholder, text, time, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';
import { onePage, toFind, usual } from './page.shapes.ts';

const theGroup = { id: placeholder('group') };
const name = filled('Machine Learning Club');
const row = {
  id: fact('group'),
  name,
  privacy: pattern('^(public|private|invite_only)$', 'public'),
  member_count: whole(1),
  max_members: null,
  user_role: null,
  subjects: [{ name_en: filled('Machine Learning') }],
  status: 'active',
} as const;
const group = {
  ...row,
  description: text('Weekly ML discussions'),
  school: { name: filled('Hanoi University') },
  created_by: { full_name: filled('Bình Trần') },
  geom_point: pattern('^SRID=4326;POINT \\(-?[\\d.]+ -?[\\d.]+\\)$', 'SRID=4326;POINT (105.8048 21.0301)'),
  avatar_url: null,
  created_at: time(),
};
const mine = {
  user_role: 'admin',
  can_join: false,
  can_leave: false,
  can_manage_members: true,
  can_edit: true,
} as const;
const iAmIn = { mine: 'active' } as const;

const groupScreen = (title: string, ...you: string[]) => [
  'Id 3',
  title,
  'About Weekly ML discussions',
  'Subjects Machine Learning',
  'School Hanoi University',
  'Privacy public',
  'State active',
  'Members 1',
  'Founded by Bình Trần',
  'Place 21.0301, 105.8048',
  'Picture',
  ...you,
  'Since 24 Oct 2025',
];

recordCommands([
  {
    line: 'groups list --search learning --privacy public',
    given: [given('group')],
    asks: [
      ask('listGroups', 200, {
        query: { search: 'learning', privacy: 'public', ...usual },
        answer: onePage(row),
      }),
    ],
    shows: ['ID NAME PRIVACY MEMBERS YOU SUBJECTS STATE', '3 Machine Learning Club public 1 Machine Learning'],
  },
  {
    line: 'groups mine',
    given: [given('ownGroup')],
    asks: [ask('listMyGroups', 200, { answer: listOf({ ...row, user_role: 'admin' }) })],
    shows: ['ID NAME PRIVACY MEMBERS YOU SUBJECTS STATE', '3 Machine Learning Club public 1 admin Machine Learning'],
  },
  {
    line: 'groups nearby --radius 5',
    given: [given('groupsNearby')],
    asks: [ask('listNearbyGroups', 200, { query: { radius_km: '5' }, answer: listOf({ ...row, user_role: 'admin' }) })],
    shows: ['ID NAME PRIVACY MEMBERS YOU SUBJECTS STATE', '3 Machine Learning Club public 1 admin Machine Learning'],
  },
  {
    line: 'groups show learning',
    given: [given('group', { groups: 1 })],
    asks: [
      ask('listMyGroups', 200, { answer: [] }),
      ask('listMyGroups', 200, { query: { membership_status: 'invited' }, answer: [] }),
      ask('listMyGroups', 200, { query: { membership_status: 'pending' }, answer: [] }),
      ask('listGroups', 200, {
        query: { search: 'learning', ...toFind },
        answer: { results: listOf({ id: fact('group'), name }) },
      }),
      ask('getGroup', 200, {
        params: theGroup,
        answer: {
          ...group,
          can_join: true,
          can_leave: false,
          can_manage_members: false,
          can_edit: false,
          user_membership_status: null,
        },
      }),
    ],
    shows: groupScreen('Name Machine Learning Club', 'You', 'You may join'),
  },
  {
    line: 'groups create "Machine Learning Club"',
    given: [given('signedIn')],
    asks: [
      ask('createGroup', 201, {
        body: { name: 'Machine Learning Club' },
        answer: { id: whole(facts.group), name: 'Machine Learning Club', privacy: 'public' },
      }),
    ],
    shows: ['✓ You have founded Machine Learning Club (group 3).'],
  },
  {
    line: `groups set ${facts.group} --name "Deep Learning Club"`,
    given: [given('ownGroup')],
    asks: [
      ask('updateGroup', 200, {
        params: theGroup,
        body: { name: 'Deep Learning Club' },
        answer: { ...group, ...mine, name: 'Deep Learning Club' },
      }),
    ],
    shows: groupScreen('Name Deep Learning Club', 'You admin', 'You may invite, set, archive'),
  },
  {
    line: `groups set ${facts.group} --put --name "Deep Learning Club"`,
    given: [given('ownGroup')],
    asks: [
      ask('replaceGroup', 200, {
        params: theGroup,
        body: { name: 'Deep Learning Club' },
        answer: { ...group, ...mine, name: 'Deep Learning Club' },
      }),
    ],
    shows: groupScreen('Name Deep Learning Club', 'You admin', 'You may invite, set, archive'),
  },
  {
    line: `groups archive ${facts.group}`,
    given: [given('ownGroup')],
    asks: [ask('archiveGroup', 200, { params: theGroup, answer: { message: filled('Group archived') } })],
    shows: ['✓ Group archived'],
  },
  {
    line: `groups join ${facts.group}`,
    given: [given('group')],
    asks: [
      ask('joinGroup', 200, {
        params: theGroup,
        answer: {
          message: filled('Joined the group'),
          membership: {
            id: whole(facts.membership),
            user: { id: whole(facts.me) },
            role: 'member',
            status: 'active',
          },
        },
      }),
    ],
    shows: ['✓ Joined the group'],
  },
  {
    line: `groups leave ${facts.group}`,
    given: [given('group', iAmIn)],
    asks: [ask('leaveGroup', 200, { params: theGroup, answer: { message: filled('Left the group') } })],
    shows: ['✓ Left the group'],
  },
]);
