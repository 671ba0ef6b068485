import { expect, test } from 'vitest';
import { given } from '../states.ts';
import { profile } from './auth.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';

const caught = (reason: unknown) => reason;

test('the own profile', async () => {
  const shown = exchange({
    operation: 'getProfile',
    title: 'my profile',
    given: [given('signedIn')],
    status: 200,
    answer: profile(),
  });
  const me = await record([shown], (mate) => mate.auth.getProfile());
  expect(me).toMatchObject({ full_name: 'Mai Nguyễn', privacy_level: 'open', learning_radius_km: 5 });
});

const changes = { full_name: 'Mai Lê', bio: 'Chào' };
const wrongYear = { full_name: 'Mai Lê', learning_radius_km: 500 };
const tooFar = { learning_radius_km: ['Ensure this value is less than or equal to 100.'] };

test('saving the profile answers with it as it is now', async () => {
  const saved = exchange({
    operation: 'replaceProfile',
    title: 'a new name',
    given: [given('signedIn')],
    body: changes,
    status: 200,
    answer: profile(changes),
  });
  expect((await record([saved], (mate) => mate.auth.replaceProfile(changes))).full_name).toBe('Mai Lê');
});

test('a profile that cannot be saved is told by field', async () => {
  const refused = exchange({
    operation: 'replaceProfile',
    title: 'a radius out of range',
    given: [given('signedIn')],
    body: wrongYear,
    status: 400,
    answer: tooFar,
  });
  const error = await recordError(refused, (mate) => mate.auth.replaceProfile(wrongYear));
  expect(error).toMatchObject({ status: 400, fields: tooFar });
});

test('changing a part of the profile leaves the rest', async () => {
  const saved = exchange({
    operation: 'updateProfile',
    title: 'another privacy level',
    given: [given('signedIn')],
    body: { privacy_level: 'private' },
    status: 200,
    answer: profile({ privacy_level: 'private' }),
  });
  const me = await record([saved], (mate) => mate.auth.updateProfile({ privacy_level: 'private' }));
  expect(me.privacy_level).toBe('private');
});

test('a change that cannot be made is told by field', async () => {
  const refused = exchange({
    operation: 'updateProfile',
    title: 'a school that does not exist',
    given: [given('signedIn')],
    body: { school: 2_000_000_000 },
    status: 400,
    answer: { school: ['Invalid pk "2000000000" - object does not exist.'] },
  });
  const error = await recordError(refused, (mate) => mate.auth.updateProfile({ school: 2_000_000_000 }));
  expect(error).toMatchObject({ status: 400, fields: { school: [expect.any(String)] } });
});

const passwords = { new_password: 'another long password', new_password_confirm: 'another long password' };

test('a new password signs out', async () => {
  const body = { old_password: 'correct horse battery', ...passwords };
  const changed = exchange({
    operation: 'changePassword',
    title: 'the right old password',
    given: [given('signedIn')],
    body,
    status: 200,
    answer: { message: 'Password changed successfully' },
  });
  const kept = await record([changed], async (mate) => {
    await mate.auth.changePassword(body);
    return mate.credentials.tokens();
  });
  expect(kept).toBeUndefined();
});

test('a wrong old password is told at its field, and one stays signed in', async () => {
  const body = { old_password: 'wrong horse', ...passwords };
  const refused = exchange({
    operation: 'changePassword',
    title: 'a wrong old password',
    given: [given('signedIn')],
    body,
    status: 400,
    answer: { old_password: ['Old password is incorrect.'] },
  });
  const [error, kept] = await record([refused], async (mate) => [
    await mate.auth.changePassword(body).catch(caught),
    await mate.credentials.tokens(),
  ]);
  expect(error).toMatchObject({ status: 400, fields: { old_password: ['Old password is incorrect.'] } });
  expect(kept).toBeDefined();
});
