import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aRequest } from '../matching/matching.fixtures.ts';
import { aParticipant, aSession } from './sessions.fixtures.ts';

let app: App;
let host: Person;
let id: number;

const place = { latitude: 21.0059123, longitude: 105.8431987 };
const details = { location_address: '1 Dai Co Viet', meeting_link: 'https://a.example/secret' };
const all = { ...details, geom_point: 'SRID=4326;POINT (105.8431987 21.0059123)' };
const none = { location_address: '', meeting_link: '', geom_point: 'SRID=4326;POINT (105.843 21.006)' };

beforeAll(async () => {
  app = await anApp();
  host = await app.person({ full_name: 'Host', major: 'Law', year: 3, privacy_level: 'friends_of_friends' });
  const session = await aSession(app.models, {
    hostId: host.id,
    startTime: new Date(app.clock.now().getTime() + 3_600_000),
    sessionType: 'hybrid',
    locationAddress: details.location_address,
    meetingLink: details.meeting_link,
    place,
  });
  id = session.id;
});
afterAll(() => app.close());

const show = async (as: Person) => (await app.get(`/api/sessions/${id}/`, { as })).body;
const act = (as: Person, action: string, body?: object) => app.post(`/api/sessions/${id}/${action}/`, { as, body });
const people = async (as: Person) =>
  (await app.get(`/api/sessions/${id}/participants/?page_size=100`, { as })).body.results;

describe('link, address and exact point', () => {
  test('are for the host, with a seat or without', async () => {
    expect(await show(host)).toMatchObject(all);
    await act(host, 'leave');
    expect(await show(host)).toMatchObject(all);
    await act(host, 'join');
  });

  test('are for those who take part, for as long as they do', async () => {
    const guest = await app.person();
    expect(await show(guest)).toMatchObject(none);
    await act(guest, 'join');
    expect(await show(guest)).toMatchObject(all);
    await act(guest, 'check_in');
    expect(await show(guest)).toMatchObject(all);
    await act(guest, 'leave');
    expect(await show(guest)).toMatchObject(none);
  });

  test('are in no list', async () => {
    const text = JSON.stringify((await app.get('/api/sessions/', { as: host })).body);
    expect(text).not.toMatch(/secret|Dai Co Viet|105\.84/);
  });
});

describe('notes', () => {
  test('are for the host, those who take part, and whoever wrote them', async () => {
    const [writer, guest, stranger] = [await app.person(), await app.person(), await app.person()];
    await act(writer, 'join', { notes: 'I need a lift' });
    await act(guest, 'join');
    const noteFor = async (as: Person) =>
      (await people(as)).find(({ user }: { user: Person }) => user.id === writer.id).notes;
    for (const as of [host, guest, writer]) expect(await noteFor(as)).toBe('I need a lift');
    expect(await noteFor(stranger)).toBe('');
    await act(guest, 'leave');
    expect(await noteFor(guest)).toBe('');
    await act(writer, 'leave');
    expect(await noteFor(writer)).toBe('I need a lift');
  });
});

describe('people', () => {
  const shown = { email: '', full_name: 'Host', school: null, major: 'Law', year: 3 };
  const withheld = { ...shown, major: null, year: null };

  test('keep their address and what their privacy level hides to themselves', async () => {
    const [stranger, friend, friendOfFriend] = [await app.person(), await app.person(), await app.person()];
    await aRequest(app.models.requests, { senderId: host.id, receiverId: friend.id, state: 'accepted' });
    await aRequest(app.models.requests, { senderId: friendOfFriend.id, receiverId: friend.id, state: 'accepted' });
    const seenBy = async (as: Person) => {
      const inParticipants = (await people(as)).find(({ user }: { user: Person }) => user.id === host.id).user;
      const inList = (await app.get('/api/sessions/', { as })).body.results[0].host;
      const { host: inDetail } = await show(as);
      expect(inParticipants).toEqual(inDetail);
      expect(inList).toEqual(inDetail);
      return inDetail;
    };
    expect(await seenBy(stranger)).toMatchObject(withheld);
    expect(await seenBy(friendOfFriend)).toMatchObject(shown);
    expect(await seenBy(friend)).toMatchObject({ ...shown, email: host.email });
    expect(await seenBy(host)).toMatchObject({ ...shown, email: host.email });
  });

  test('sitting in one session makes nobody a friend', async () => {
    const guest = await app.person({ privacy_level: 'private', major: 'Physics' });
    const other = await app.person();
    for (const { id: userId } of [guest, other]) await aParticipant(app.models.participants, { sessionId: id, userId });
    const card = (await people(other)).find(({ user }: { user: Person }) => user.id === guest.id).user;
    expect(card).toMatchObject({ email: '', major: null });
  });
});
