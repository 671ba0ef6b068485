import { describe, expect, test } from 'vitest';
import { BadRequestError, ConflictError, NotFoundError, UnprocessableEntityError } from '../../core/errors.ts';
import { aMate, baseUrl, startMock } from './mock.fixtures.ts';

const mock = startMock();
const idempotencyKey = 'one and the same';
const keyed = { idempotencyKey };

describe('a write with a key', () => {
  test('is done once, and the answer is that of then', async () => {
    const mate = aMate(mock.as('mai'));
    const first = await mate.auth.updateProfile({ bio: 'Xin chào' }, keyed);
    mock.person('mai').bio = 'Tạm biệt';
    expect(await mate.auth.updateProfile({ bio: 'Xin chào' }, keyed)).toEqual(first);
    expect(mock.person('mai').bio).toBe('Tạm biệt');
  });

  test('says in the answer that it was done before', async () => {
    const send = () =>
      fetch(`${baseUrl}/api/cities/`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${mock.as('mai').access}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': idempotencyKey,
        },
        body: JSON.stringify({ name: 'Huế' }),
      });
    const [first, second] = [await send(), await send()];
    expect([first, second].map((it) => it.headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect(await second.json()).toEqual(await first.json());
  });

  test('is refused again as it was', async () => {
    const mate = aMate(mock.as('mai'));
    const join = () => mate.groups.joinGroup(999, keyed);
    await expect(join()).rejects.toThrow(NotFoundError);
    await expect(join()).rejects.toThrow(NotFoundError);
    await expect(mate.groups.joinGroup(998, keyed)).rejects.toThrow(UnprocessableEntityError);
  });

  test('may not be another one within a day', async () => {
    const mate = aMate(mock.as('mai'));
    const { id } = await mate.cities.createCity({ name: 'Huế' }, keyed);
    await expect(mate.cities.createCity({ name: 'Vinh' }, keyed)).rejects.toThrow(UnprocessableEntityError);
    mock.advance({ days: 1 });
    const later = aMate(mock.as('mai'));
    expect((await later.cities.createCity({ name: 'Vinh' }, keyed)).id).not.toBe(id);
  });

  test('is no matter of other people and operations', async () => {
    const { id } = await aMate(mock.as('mai')).cities.createCity({ name: 'Huế' }, keyed);
    expect((await aMate(mock.as('an')).cities.createCity({ name: 'Vinh' }, keyed)).id).not.toBe(id);
    const bio = aMate(mock.as('mai')).auth.updateProfile({ bio: 'Hi' }, keyed);
    await expect(bio).resolves.toMatchObject({ bio: 'Hi' });
  });

  test('keeps its key when a field was wrong', async () => {
    const mate = aMate(mock.as('mai'));
    await expect(mate.cities.createCity({ name: '' }, keyed)).rejects.toThrow(BadRequestError);
    await expect(mate.cities.createCity({ name: 'Huế' }, keyed)).resolves.toMatchObject({ name: 'Huế' });
  });
});

test.each(['', 'k'.repeat(256), 'khóa'])('%j is no key', async (wrong) => {
  const mate = aMate(mock.as('mai'));
  const why = { detail: 'Idempotency-Key must consist of 1 to 255 printable ASCII characters.' };
  for (const call of [
    mate.cities.createCity({ name: 'Huế' }, { idempotencyKey: wrong }),
    mate.groups.leaveGroup(1, { idempotencyKey: wrong }),
  ]) {
    await expect(call).rejects.toThrow(BadRequestError);
    await expect(call).rejects.toMatchObject(why);
  }
});

test('a write that is still running is told on request', async () => {
  mock.fail('createCity', 409);
  const call = aMate(mock.as('mai')).cities.createCity({ name: 'Huế' });
  await expect(call).rejects.toThrow(ConflictError);
  await expect(call).rejects.toMatchObject({ retryAfter: 1 });
});
