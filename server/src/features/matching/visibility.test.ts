import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import type { PrivacyLevel } from '../../core/actor.ts';
import { aRequest } from './matching.fixtures.ts';
import { maySeeProfile } from './visibility.queries.ts';

let app: App;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const open = { bio: 'Loves topology', major: 'Mathematics', year: 2 };
const withheld = { bio: '', major: null, year: null, school: null };
const levels: PrivacyLevel[] = ['open', 'friends_of_friends', 'private'];

const aViewerAnd = async (level: PrivacyLevel): Promise<[Person, Person]> => [
  await app.person(),
  await app.person({ ...open, privacy_level: level }),
];
const given = (sender: Person, receiver: Person, state: 'pending' | 'accepted') =>
  aRequest(app.models.requests, { senderId: sender.id, receiverId: receiver.id, state });
/** The other person's card, as it is in the viewer's list of sent requests. */
const cardIn = async (viewer: Person) =>
  (await app.get('/api/matching/requests/sent/', { as: viewer })).body.results[0].receiver;
const isVisible = async (viewer: Person, user: Person): Promise<boolean> => {
  const text = `SELECT ${maySeeProfile('$1', 'u')} AS visible FROM users u WHERE u.id = $2`;
  return (await app.db.query<{ visible: boolean }>(text, [viewer.id, user.id]))[0]?.visible ?? false;
};

describe.each(levels)('somebody whose profile is %s', (level) => {
  test('is shown to a stranger as far as that allows, name and picture always', async () => {
    const [viewer, user] = await aViewerAnd(level);
    await given(viewer, user, 'pending');
    const shown = level === 'open' ? open : withheld;
    expect(await cardIn(viewer)).toMatchObject({ id: user.id, full_name: user.fullName, email: '', ...shown });
    expect(await isVisible(viewer, user)).toBe(level === 'open');
  });

  test('is shown to a friend of a friend as far as that allows', async () => {
    const [viewer, user] = await aViewerAnd(level);
    const friend = await app.person();
    await given(viewer, user, 'pending');
    await given(friend, viewer, 'accepted');
    const { id } = await given(user, friend, 'accepted');
    expect(await cardIn(viewer)).toMatchObject(level === 'private' ? withheld : open);
    expect(await isVisible(viewer, user)).toBe(level !== 'private');

    await app.post(`/api/matching/requests/${id}/block/`, { as: user });
    expect(await cardIn(viewer), 'at once, though the viewer had no part in it').toMatchObject(
      level === 'open' ? open : withheld,
    );
    expect(await isVisible(viewer, user)).toBe(level === 'open');
  });

  test('is shown to a connection, with the email', async () => {
    const [viewer, user] = await aViewerAnd(level);
    await given(viewer, user, 'accepted');
    expect(await cardIn(viewer)).toMatchObject({ ...open, email: user.email });
    expect(await isVisible(viewer, user)).toBe(true);
  });

  test('always sees the own profile', async () => {
    const [viewer, user] = await aViewerAnd(level);
    await given(viewer, user, 'pending');
    const { body } = await app.get('/api/matching/requests/received/', { as: user });
    expect(body.results[0].receiver).toMatchObject({ ...open, email: user.email });
    expect(await isVisible(user, user)).toBe(true);
  });
});

test('a profile that is closed is closed at once in the lists of others', async () => {
  const [viewer, user] = await aViewerAnd('open');
  await given(viewer, user, 'pending');
  expect(await cardIn(viewer)).toMatchObject(open);
  await app.patch('/api/auth/profile/', { as: user, body: { privacy_level: 'private', full_name: 'Nobody' } });
  expect(await cardIn(viewer)).toMatchObject({ ...withheld, full_name: 'Nobody' });
});
