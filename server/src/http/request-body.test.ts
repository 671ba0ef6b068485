import { describe, expect, test } from 'vitest';
import { loadSpec } from '../spec.ts';
import { createSender } from './echo.fixtures.ts';

const { spec } = await loadSpec();
const { start, refusal, accepted } = createSender(spec);

const register = '/api/auth/register/';
const profile = '/api/auth/profile/';
const person = { email: 'a@example.com', password: 'password123', password_confirm: 'password123', full_name: 'An' };

describe('a body', () => {
  test('lacking every field names all required ones', async () => {
    const required = ['This field is required.'];
    expect(await refusal('POST', register, {})).toEqual([
      400,
      { email: required, password: required, password_confirm: required, full_name: required },
    ]);
  });

  test('gets the defaults of what it leaves out and loses what the spec does not know', async () => {
    const { body } = await accepted('POST', register, { ...person, is_staff: true, id: 7 });
    expect(body).toEqual({ ...person, bio: '', learning_radius_km: 5, privacy_level: 'open' });
  });

  test('of a PATCH keeps only what was sent', async () => {
    expect((await accepted('PATCH', profile, {})).body).toEqual({});
    expect((await accepted('PATCH', profile, { bio: '' })).body).toEqual({ bio: '' });
  });

  test.each<[string, unknown, unknown]>([
    ['full_name', '  An  ', 'An'],
    ['full_name', 123, '123'],
    ['full_name', 'x'.repeat(255), 'x'.repeat(255)],
    ['phone', '', null],
    ['phone', '   ', null],
    ['phone', null, null],
    ['school', '1', 1],
    ['school', '', null],
    ['year', '3.0', 3],
    ['year', 3.0, 3],
    ['year', -5, -5],
    ['learning_radius_km', '1.5', 1.5],
    ['learning_radius_km', true, 1],
    ['avatar_url', 'https://example.com/a.png', 'https://example.com/a.png'],
    ['avatar_url', '', null],
    ['privacy_level', 'private', 'private'],
    ['bio', '', ''],
  ])('may bring %s as %j, which is read as %j', async (field, sent, read) => {
    expect((await accepted('PATCH', profile, { [field]: sent })).body).toEqual({ [field]: read });
  });

  const url = 'Enter a valid URL.';
  const integer = 'A valid integer is required.';
  const number = 'A valid number is required.';
  test.each<[string, unknown, string]>([
    ['full_name', '', 'This field may not be blank.'],
    ['full_name', '  \t ', 'This field may not be blank.'],
    ['full_name', null, 'This field may not be null.'],
    ['full_name', true, 'Not a valid string.'],
    ['full_name', ['An'], 'Not a valid string.'],
    ['full_name', { first: 'An' }, 'Not a valid string.'],
    ['full_name', 'x'.repeat(256), 'Ensure this field has no more than 255 characters.'],
    ['full_name', 'A\0n', 'Null characters are not allowed.'],
    ['bio', null, 'This field may not be null.'],
    ['school', 'one', integer],
    ['school', true, integer],
    ['school', 0, 'Ensure this value is greater than or equal to 1.'],
    ['year', 3.5, integer],
    ['year', '3.5', integer],
    ['year', '', integer],
    ['year', [], integer],
    ['year', 2147483648, 'Ensure this value is less than or equal to 2147483647.'],
    ['year', '-2147483649', 'Ensure this value is greater than or equal to -2147483648.'],
    ['learning_radius_km', 'nan', number],
    ['learning_radius_km', 'inf', number],
    ['learning_radius_km', 'far', number],
    ['learning_radius_km', 101, 'Ensure this value is less than or equal to 100.'],
    ['learning_radius_km', 0, 'Ensure this value is greater than 0.'],
    ['privacy_level', 'zz', '"zz" is not a valid choice.'],
    ['privacy_level', '', '"" is not a valid choice.'],
    ['privacy_level', 5, '"5" is not a valid choice.'],
    ['avatar_url', 'not a url', url],
    ['avatar_url', 'javascript:alert(1)', url],
    ['avatar_url', 'ftp://example.com/a.png', url],
  ])('with %s as %j is refused: %s', async (field, sent, text) => {
    expect(await refusal('PATCH', profile, { [field]: sent })).toEqual([400, { [field]: [text] }]);
  });

  test('is judged in all fields at once', async () => {
    const sent = { email: 'nobody', password: 'short', password_confirm: null, full_name: ' ', year: 'x' };
    expect(await refusal('POST', register, sent)).toEqual([
      400,
      {
        email: ['Enter a valid email address.'],
        password: ['Ensure this field has at least 8 characters.'],
        password_confirm: ['This field may not be null.'],
        full_name: ['This field may not be blank.'],
        year: ['A valid integer is required.'],
      },
    ]);
  });

  test('keeps the white space of passwords', async () => {
    const sent = { email: ' a@example.com ', password: '  secret  ' };
    expect((await accepted('POST', '/api/auth/login/', sent)).body).toEqual({
      email: 'a@example.com',
      password: '  secret  ',
    });
  });

  test.each([
    [[], 'Invalid data. Expected a dictionary, but got list.'],
    ['text', 'Invalid data. Expected a dictionary, but got str.'],
    [5, 'Invalid data. Expected a dictionary, but got int.'],
    [1.5, 'Invalid data. Expected a dictionary, but got float.'],
    [true, 'Invalid data. Expected a dictionary, but got bool.'],
    [null, 'No data provided'],
  ])('of %j is no object', async (sent, text) => {
    expect(await refusal('PATCH', profile, sent)).toEqual([400, { non_field_errors: [text] }]);
  });

  test('cannot reach a prototype', async () => {
    const url = await start();
    const sent = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"year":"x"}';
    const answer = await fetch(url + profile, {
      method: 'PATCH',
      body: sent,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(await answer.json()).toEqual({ year: ['A valid integer is required.'] });
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('a list', () => {
  const markRead = '/api/chat/conversations/1/mark_read/';

  test('is read item by item', async () => {
    expect((await accepted('POST', markRead, { message_ids: ['1', 2, '3.0'] })).body).toEqual({
      message_ids: [1, 2, 3],
    });
  });

  test.each<[unknown, unknown]>([
    ['5', ['Expected a list of items but got type "str".']],
    [5, ['Expected a list of items but got type "int".']],
    [{ a: 1 }, ['Expected a list of items but got type "dict".']],
    [null, ['This field may not be null.']],
    [['a', 1, true], { 0: ['A valid integer is required.'], 2: ['A valid integer is required.'] }],
    [[1, null], { 1: ['This field may not be null.'] }],
    [[0], { 0: ['Ensure this value is greater than or equal to 1.'] }],
    [Array.from({ length: 1001 }, (_, id) => id + 1), ['Ensure this field has no more than 1000 elements.']],
  ])('%j is refused under its index or as a whole', async (sent, errors) => {
    expect(await refusal('POST', markRead, { message_ids: sent })).toEqual([400, { message_ids: errors }]);
  });

  test('reports at most a hundred errors, however long it is', async () => {
    const sent = { message_ids: Array.from({ length: 1000 }, () => 'x') };
    const [status, body] = await refusal('POST', markRead, sent);
    expect(status).toBe(400);
    const { message_ids } = body as { message_ids: object };
    expect(Object.keys(message_ids).length).toBeGreaterThan(40);
    expect(Object.keys(message_ids).length).toBeLessThanOrEqual(100);
  });
});
