import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aRequest } from './matching.fixtures.ts';
import type { RequestState } from './request.model.ts';

const path = '/api/matching/requests/';
const signedOut = { detail: 'Authentication credentials were not provided.' };

let app: App;
let an: Person;
let binh: Person;
let chi: Person;

beforeAll(async () => {
  app = await anApp();
  an = await app.person({ full_name: 'An', bio: 'Algebra', major: 'Mathematics', year: 2 });
  binh = await app.person({ full_name: 'Bình', bio: 'Biology', major: 'Life sciences', year: 3 });
  chi = await app.person({ full_name: 'Chi' });
});
afterAll(() => app.close());

const ask = (as: Person, receiver: Person, message?: string) =>
  app.post(path, { as, body: { receiver_id: receiver.id, ...(message !== undefined && { message }) } });
const show = (as: Person, id: number) => app.get(`${path}${id}/`, { as });
const act = (as: Person, id: number, action: string) =>
  action === 'cancel' ? app.delete(`${path}${id}/`, { as }) : app.post(`${path}${id}/${action}/`, { as });
const forget = () => app.models.requests.destroy({ where: {} });
const given = (state: RequestState, sender = an, receiver = binh) =>
  aRequest(app.models.requests, { senderId: sender.id, receiverId: receiver.id, state });

describe('sendRequest', () => {
  test('makes a pending request, shown to each with their own flags and emails', async () => {
    await forget();
    const { status, body } = await ask(an, binh, '  Shall we?  ');
    expect(status).toBe(201);
    const time = app.clock.now().toISOString();
    const card = { avatar_url: null, school: null };
    const sender = { ...card, id: an.id, full_name: 'An', major: 'Mathematics', year: 2, bio: 'Algebra' };
    const receiver = { ...card, id: binh.id, full_name: 'Bình', major: 'Life sciences', year: 3, bio: 'Biology' };
    const expected = {
      id: expect.any(Number),
      sender: { ...sender, email: an.email },
      receiver: { ...receiver, email: '' },
      state: 'pending',
      message: 'Shall we?',
      created_at: time,
      updated_at: time,
      accepted_at: null,
      rejected_at: null,
      can_accept: false,
      can_reject: false,
      can_message: false,
    };
    expect(body).toEqual(expected);
    expect((await show(binh, body.id)).body).toEqual({
      ...expected,
      sender: { ...sender, email: '' },
      receiver: { ...receiver, email: binh.email },
      can_accept: true,
      can_reject: true,
    });
  });

  test.each([
    ['pending', 'the same'],
    ['accepted', 'the same'],
    ['blocked', 'the same'],
    ['pending', 'the other'],
    ['accepted', 'the other'],
    ['blocked', 'the other'],
  ] as const)('is refused when a %s one exists in %s direction', async (state, direction) => {
    await forget();
    await given(state);
    const { status, body } = direction === 'the same' ? await ask(an, binh) : await ask(binh, an);
    expect(status).toBe(400);
    expect(body).toEqual({ non_field_errors: [`Connection request already exists with status: ${state}`] });
    expect(await app.models.requests.count()).toBe(1);
  });

  test.each(['the same', 'the other'])('revives a rejected one when %s person asks again', async (direction) => {
    await forget();
    const rejected = await given('rejected');
    app.clock.advance({ seconds: 10 });
    const [sender, receiver] = direction === 'the same' ? [an, binh] : [binh, an];
    const { status, body } = await ask(sender, receiver, 'Once more');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: rejected.id,
      sender: { id: sender.id },
      receiver: { id: receiver.id },
      state: 'pending',
      message: 'Once more',
      created_at: rejected.createdAt.toISOString(),
      updated_at: app.clock.now().toISOString(),
      rejected_at: null,
    });
    expect((await act(sender, body.id, 'accept')).status).toBe(403);
    expect((await act(receiver, body.id, 'accept')).status).toBe(200);
  });

  test('cannot be sent to oneself', async () => {
    const { status, body } = await ask(an, an);
    expect(status).toBe(400);
    expect(body).toEqual({ receiver_id: ['Cannot send connection request to yourself'] });
  });

  test('cannot be sent to nobody, nor to a closed account', async () => {
    const [banned, deleted] = [await app.person(), await app.person()];
    await app.models.users.update({ status: 'banned' }, { where: { id: banned.id } });
    await app.models.users.update({ status: 'deleted' }, { where: { id: deleted.id } });
    for (const id of [banned.id, deleted.id, 2_000_000_000]) {
      const { status, body } = await app.post(path, { as: an, body: { receiver_id: id } });
      expect(status).toBe(400);
      expect(body).toEqual({ receiver_id: ['Receiver user does not exist'] });
    }
  });

  test('tells all that is wrong with the fields', async () => {
    const { status, body } = await app.post(path, { as: an, body: { receiver_id: 'x', message: 'a'.repeat(501) } });
    expect(status).toBe(400);
    expect(body).toEqual({
      receiver_id: ['A valid integer is required.'],
      message: ['Ensure this field has no more than 500 characters.'],
    });
    expect((await app.post(path, { as: an })).body).toEqual({ receiver_id: ['This field is required.'] });
    expect((await app.post(path, { as: an, body: { receiver_id: binh.id, message: null } })).body).toEqual({
      message: ['This field may not be null.'],
    });
  });

  test('needs a sign-in', async () => {
    const { status, body } = await app.post(path, { body: { receiver_id: an.id } });
    expect(status).toBe(401);
    expect(body).toEqual(signedOut);
  });
});

describe('getRequest', () => {
  test('is for its two people only', async () => {
    await forget();
    const { id } = await given('pending');
    expect((await show(an, id)).status).toBe(200);
    expect((await show(binh, id)).status).toBe(200);
    expect(await show(chi, id)).toMatchObject({
      status: 403,
      body: { detail: 'You do not have permission to view this connection request' },
    });
    expect(await app.get(`${path}${id}/`)).toMatchObject({ status: 401, body: signedOut });
  });

  test.each(['2000000000', 'abc', '0', '-1', '99999999999'])('answers 404 for %s', async (id) => {
    expect(await app.get(`${path}${id}/`, { as: an })).toMatchObject({ status: 404, body: { detail: 'Not found.' } });
  });
});

const states: RequestState[] = ['pending', 'accepted', 'rejected', 'blocked'];
const table = [
  { action: 'accept', operation: 'acceptRequest', by: ['receiver'], from: ['pending'], to: 'accepted' },
  { action: 'reject', operation: 'rejectRequest', by: ['receiver'], from: ['pending'], to: 'rejected' },
  { action: 'block', operation: 'blockRequest', by: ['sender', 'receiver'], from: states.slice(0, 3), to: 'blocked' },
  { action: 'cancel', operation: 'cancelRequest', by: ['sender'], from: ['pending'], to: 'gone' },
] as const;
const whoMay = {
  accept: 'Only the receiver can accept this request',
  reject: 'Only the receiver can reject this request',
  block: 'Only participants can block this connection',
  cancel: 'Only the sender can cancel this request',
};

describe.each(table)('$operation', ({ action, by, from, to }) => {
  const people = ['sender', 'receiver', 'stranger'] as const;
  const cases = states.flatMap((state) => people.map((role) => ({ state, role })));

  test.each(cases)('of a $state request by its $role', async ({ state, role }) => {
    await forget();
    const row = await given(state);
    app.clock.advance({ seconds: 1 });
    const actor = { sender: an, receiver: binh, stranger: chi }[role];
    const { status, body } = await act(actor, row.id, action);
    const stored = await app.models.requests.findByPk(row.id);

    if (!by.some((it) => it === role)) {
      expect({ status, body }).toEqual({ status: 403, body: { detail: whoMay[action] } });
      expect(stored?.state).toBe(state);
    } else if (!from.some((it) => it === state)) {
      const hint = action === 'cancel' ? '. Only pending requests can be canceled.' : '';
      expect({ status, body }).toEqual({
        status: 400,
        body: { detail: `Cannot ${action} request in ${state} state${hint}` },
      });
      expect(stored?.state).toBe(state);
    } else if (to === 'gone') {
      expect({ status, body, stored }).toEqual({ status: 204, body: undefined, stored: null });
    } else {
      const now = app.clock.now().toISOString();
      expect(status).toBe(200);
      expect(body).toMatchObject({
        id: row.id,
        state: to,
        updated_at: now,
        accepted_at: to === 'accepted' ? now : (row.acceptedAt?.toISOString() ?? null),
        rejected_at: to === 'rejected' ? now : (row.rejectedAt?.toISOString() ?? null),
        can_accept: false,
        can_reject: false,
        can_message: to === 'accepted',
      });
      expect(stored).toMatchObject({ state: to, blockedById: to === 'blocked' ? actor.id : null });
    }
  });

  test('answers 404 for what does not exist, and 401 to nobody', async () => {
    for (const id of ['2000000000', 'abc']) {
      const url = action === 'cancel' ? `${path}${id}/` : `${path}${id}/${action}/`;
      const call = action === 'cancel' ? app.delete : app.post;
      expect(await call(url, { as: an })).toMatchObject({ status: 404, body: { detail: 'Not found.' } });
      expect(await call(url)).toMatchObject({ status: 401, body: signedOut });
    }
  });
});

describe('acceptRequest', () => {
  test('connects the two, who then see each other’s email and have a conversation', async () => {
    await forget();
    const { id } = await given('pending');
    const { body } = await act(binh, id, 'accept');
    expect(body).toMatchObject({ sender: { email: an.email }, receiver: { email: binh.email } });
    const connection = await app.get(`/api/matching/connections/${id}/`, { as: an });
    expect(connection.body).toMatchObject({ id, user: { email: binh.email }, conversation_id: expect.any(Number) });
  });
});

describe('blockRequest', () => {
  test('leaves the blocked person the row, without the email, and no way back', async () => {
    await forget();
    const { id } = await given('accepted');
    expect((await act(an, id, 'block')).body).toMatchObject({ state: 'blocked', receiver: { email: '' } });
    expect((await show(binh, id)).body).toMatchObject({ state: 'blocked', sender: { email: '' }, can_message: false });
    expect((await ask(binh, an)).status).toBe(400);
    expect((await app.get('/api/matching/connections/', { as: binh })).body.count).toBe(0);
  });
});

describe('cancelRequest', () => {
  test('makes room for a new request', async () => {
    await forget();
    const { body } = await ask(an, binh);
    expect((await act(an, body.id, 'cancel')).status).toBe(204);
    expect((await show(an, body.id)).status).toBe(404);
    expect((await ask(binh, an)).status).toBe(201);
  });
});
