import { expect, test } from 'vitest';
import { createFixtures } from '../fixtures.ts';
import { World } from '../world.ts';
import { toUserSummary } from './relations.ts';

const world = new World(Date.now);
const add = createFixtures(world);
const [viewer, friend, friendOfFriend, stranger] = ['open', 'private', 'friends_of_friends', 'private'].map((level) =>
  add.person({ privacy_level: level as 'open', major: 'Mathematics' }),
) as [Person, Person, Person, Person];
type Person = ReturnType<typeof add.person>;

const connect = (one: Person, other: Person) =>
  add.request({ sender: one.id, receiver: other.id, state: 'accepted', accepted_at: world.time() });
connect(viewer, friend);
connect(friendOfFriend, friend);

test.each([
  ['oneself', viewer, { email: viewer.email, major: 'Mathematics' }],
  ['a connection', friend, { email: friend.email, major: 'Mathematics' }],
  ['somebody who shares a connection', friendOfFriend, { email: '', major: 'Mathematics' }],
  ['a private stranger', stranger, { email: '', major: null }],
])('%s is shown as far as privacy goes', (_, person, shown) => {
  expect(toUserSummary(world, viewer, person)).toMatchObject({ id: person.id, ...shown });
});
