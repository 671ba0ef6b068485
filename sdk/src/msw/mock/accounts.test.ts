import { expect, test, vi } from 'vitest';
import { StudyMate } from '../../client.ts';
import { BadRequestError, UnauthorizedError } from '../../core/errors.ts';
import { aMate, baseUrl, startMock } from './mock.fixtures.ts';
import { studyMateMock } from './mock.ts';

const mock = startMock();
const password = 'a long password';
const account = { email: 'new@example.com', password, password_confirm: password, full_name: 'Mai Lê' };

test('whoever registers can log in, under the same address in any case', async () => {
  await aMate().auth.register(account);
  const mate = aMate();
  await mate.auth.login({ email: 'NEW@example.com', password });
  expect(await mate.auth.getProfile()).toMatchObject({ email: 'new@example.com', privacy_level: 'open' });
});

test('an address is taken once', async () => {
  await aMate().auth.register(account);
  const refusal = aMate().auth.register(account);
  await expect(refusal).rejects.toMatchObject({ fields: { email: ['User with this email already exists.'] } });
});

test('wrong fields are told together, as the spec has them', async () => {
  const error: unknown = await aMate()
    .auth.register({ ...account, email: 'nobody', full_name: ' ', password: 'short' })
    .catch((it: unknown) => it);
  expect(error).toBeInstanceOf(BadRequestError);
  expect(error).toMatchObject({
    fields: {
      email: ['Enter a valid email address.'],
      full_name: ['This field may not be blank.'],
      password: ['Ensure this field has at least 8 characters.'],
    },
  });
});

test('somebody of the demonstration is there from the beginning', async () => {
  const mate = aMate();
  await mate.auth.login({ email: 'mai@study-mate.example', password: 'study-together' });
  expect(await mate.auth.getProfile()).toMatchObject({ full_name: 'Nguyễn Thị Mai' });
});

test('an access token runs out and is renewed, until the refresh token has run out too', async () => {
  const lost: string[] = [];
  const mate = new StudyMate({ baseUrl, retries: 0, onSessionLost: ({ message }) => lost.push(message) });
  await mate.auth.login({ email: 'mai@study-mate.example', password: 'study-together' });
  const first = await mate.credentials.accessToken();

  mock.advance({ minutes: 6 });
  const headers = { authorization: `Bearer ${first}` };
  await expect(mate.auth.getProfile({ headers })).rejects.toThrow(UnauthorizedError);
  await mate.auth.getProfile();
  expect(await mate.credentials.accessToken()).not.toBe(first);

  mock.advance({ days: 2 });
  await expect(mate.auth.getProfile()).rejects.toThrow(UnauthorizedError);
  expect(lost).toEqual(['Token is expired']);
});

test('a refresh token that is used again after its successor ends the sign-in', async () => {
  const first = mock.as('mai').refresh;
  const { auth } = aMate();
  const second = await auth.refreshToken({ refresh: first });
  // Its successor is unused, so this may be a lost answer.
  expect(await auth.refreshToken({ refresh: first })).toMatchObject({ refresh: second.refresh });
  await auth.refreshToken({ refresh: second.refresh });
  await expect(auth.refreshToken({ refresh: first })).rejects.toThrow('Token is blacklisted');
  await expect(aMate(second).auth.getProfile()).rejects.toThrow(UnauthorizedError);
});

test('logging out ends this sign-in, and another password ends all', async () => {
  const [here, there, elsewhere] = [aMate(mock.as('mai')), aMate(mock.as('mai')), mock.as('mai')];
  const tokens = await here.credentials.tokens();
  await here.auth.logout();
  await expect(aMate(tokens).auth.getProfile()).rejects.toThrow(UnauthorizedError);
  const change = { old_password: 'study-together', new_password: password, new_password_confirm: password };
  await there.auth.changePassword(change);
  await expect(aMate(elsewhere).auth.getProfile()).rejects.toThrow(UnauthorizedError);
  await aMate().auth.login({ email: 'mai@study-mate.example', password });
});

test('the time is that of the caller’s clock', () => {
  const then = studyMateMock({ now: () => new Date('2030-01-01T00:00:00Z') });
  expect(then.person('mai').created_at).toBe('2030-01-01T00:00:00.000Z');
  then.advance({ seconds: 90 });
  expect(then.add.person().created_at).toBe('2030-01-01T00:01:30.000Z');
});

test('fake timers are followed', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-01-01T00:00:00Z') });
  expect(mock.add.person().created_at).toBe('2031-01-01T00:00:00.000Z');
  vi.useRealTimers();
});

test('a mock may begin with nobody', () => {
  expect(() => studyMateMock({ people: 'none' }).person('mai')).toThrow('Nobody here');
});
