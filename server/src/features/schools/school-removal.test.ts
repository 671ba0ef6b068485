import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aRequest } from '../matching/matching.fixtures.ts';
import { aSchool } from './school.fixtures.ts';

let app: App;
let staff: Person;

beforeAll(async () => {
  app = await anApp();
  staff = await app.staff();
});
afterAll(() => app.close());

const remove = (id: number, as?: Person) => app.delete(`/api/schools/${id}/`, as && { as });
const schoolOf = async (person: Person) => (await app.get('/api/auth/profile/', { as: person })).body.school;

describe('deleteSchool', () => {
  test('its students stay, without a school', async () => {
    const { id } = await aSchool(app.models.schools);
    const student = await app.person({ school: id });
    expect(await schoolOf(student)).toBe(id);
    const { status, body } = await remove(id, staff);
    expect([status, body]).toEqual([204, undefined]);
    expect(await schoolOf(student)).toBeNull();
    expect((await app.get(`/api/schools/${id}/`, { as: student })).status).toBe(404);
    expect((await remove(id, staff)).status).toBe(404);
  });

  test('it is for staff', async () => {
    const { id } = await aSchool(app.models.schools);
    const student = await app.person({ school: id });
    const reply = await remove(id, student);
    expect([reply.status, reply.body]).toEqual([403, { detail: 'You do not have permission to perform this action.' }]);
    expect((await remove(id)).status).toBe(401);
    expect(await schoolOf(student)).toBe(id);
  });

  test('what others have cached of its students is forgotten', async () => {
    const { id } = await aSchool(app.models.schools);
    const [student, other] = [await app.person({ school: id }), await app.person()];
    const pair = { senderId: student.id, receiverId: other.id };
    await aRequest(app.models.requests, { ...pair, state: 'accepted' });
    const seenSchool = async () =>
      (await app.get('/api/matching/connections/', { as: other })).body.results[0].user.school;
    expect(await seenSchool()).toBe(id);
    await remove(id, staff);
    expect(await seenSchool()).toBeNull();
  });

  test('of many who remove it at once, one does', async () => {
    const { id } = await aSchool(app.models.schools);
    await app.person({ school: id });
    const replies = await Promise.all(Array.from({ length: 6 }, () => remove(id, staff)));
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404, 404, 404]);
  });

  test('whoever chooses it at the same moment is told, or has none afterwards', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => app.person()));
    const { id } = await aSchool(app.models.schools);
    const choose = (as: Person) => app.patch('/api/auth/profile/', { as, body: { school: id } });
    const [removed, ...chosen] = await Promise.all([remove(id, staff), ...people.map(choose)]);
    expect(removed.status).toBe(204);
    for (const { status, body } of chosen) {
      if (status !== 200)
        expect([status, body]).toEqual([400, { school: [`Invalid pk "${id}" - object does not exist.`] }]);
    }
    expect(await Promise.all(people.map(schoolOf))).toEqual([null, null, null, null]);
  });

  test('whoever registers with it at the same moment gets in, or is told', async () => {
    const { id } = await aSchool(app.models.schools);
    const register = (name: string) =>
      app.post('/api/auth/register/', {
        body: {
          email: `${name}@example.com`,
          password: 'a long password',
          password_confirm: 'a long password',
          full_name: name,
          school: id,
        },
      });
    const replies = await Promise.all([register('mai'), register('an'), remove(id, staff), register('binh')]);
    for (const { status, body } of replies) {
      if (![201, 204].includes(status)) expect([status, Object.keys(body)]).toEqual([400, ['school']]);
    }
    expect((await app.models.users.findAll({ where: { schoolId: id } })).length).toBe(0);
  });
});
