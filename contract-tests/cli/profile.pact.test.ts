import { expect, test } from 'vitest';
import { ask } from '../consumer/ask.ts';
import { filled, pattern, text, time, whole } from '../consumer/matching-rules.ts';
import { avatar } from '../consumer/people.shapes.ts';
import { facts, given } from '../states.ts';
import { recordCommand, recordCommands } from './commands.ts';

const profile = {
  id: whole(facts.me),
  email: filled(facts.email),
  full_name: filled('Mai Nguyễn'),
  phone: filled('+84 900 000 001'),
  school_name: filled('Hanoi University'),
  major: filled('Mathematics'),
  year: whole(2),
  bio: text('Xin chào'),
  avatar_url: avatar,
  learning_radius_km: whole(5),
  privacy_level: pattern('^(open|friends_of_friends|private)$', 'open'),
  last_active_at: time(),
  created_at: time(),
};

const profileScreen = (phone: string, major: string) => [
  'Name Mai Nguyễn',
  'Email mai@example.com',
  'Id 7',
  phone,
  'School Hanoi University',
  major,
  'Year 2',
  'About Xin chào',
  'Picture https://example.com/somebody.jpg',
  'Radius 5 km',
  'Visible to open',
  'Last active 24 Oct 2025',
  'Since 24 Oct 2025',
];

recordCommands([
  {
    line: 'profile show',
    given: [given('signedIn')],
    asks: [ask('getProfile', 200, { answer: profile })],
    shows: profileScreen('Phone +84 900 000 001', 'Major Mathematics'),
  },
  {
    line: 'profile set --major Physics --phone ""',
    given: [given('signedIn')],
    asks: [
      ask('updateProfile', 200, {
        body: { major: 'Physics', phone: null },
        answer: { ...profile, major: 'Physics', phone: null },
      }),
    ],
    shows: profileScreen('Phone', 'Major Physics'),
  },
  {
    line: 'profile set --put --name "Mai Nguyễn" --major Physics --phone ""',
    given: [given('signedIn')],
    asks: [
      ask('replaceProfile', 200, {
        body: { full_name: 'Mai Nguyễn', major: 'Physics', phone: null },
        answer: { ...profile, major: 'Physics', phone: null },
      }),
    ],
    shows: profileScreen('Phone', 'Major Physics'),
  },
]);

test('changing the password signs out', async () => {
  const { code, screen, tokens } = await recordCommand({
    line: 'profile password --password-stdin',
    stdin: 'correct horse battery\nan even longer staple',
    given: [given('signedIn')],
    asks: [
      ask('changePassword', 200, {
        body: {
          old_password: 'correct horse battery',
          new_password: 'an even longer staple',
          new_password_confirm: 'an even longer staple',
        },
        answer: {},
      }),
    ],
  });
  expect([code, ...screen]).toEqual([0, '✓ The password is changed. Sign in with the new one: study-mate login']);
  expect(tokens).toBeUndefined();
});
