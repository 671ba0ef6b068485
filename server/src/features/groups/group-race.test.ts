import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, anApp, type Person, type Reply } from '../../../test/app.ts';
import { aGroup, aMembership } from './groups.fixtures.ts';

let app: App;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const people = (count: number): Promise<Person[]> => Promise.all(Array.from({ length: count }, () => app.person()));
const join = (as: Person, id: number) => app.post(`/api/groups/${id}/join/`, { as });
const leave = (as: Person, id: number) => app.post(`/api/groups/${id}/leave/`, { as });
const invite = (as: Person, id: number, user_id: number) =>
  app.post(`/api/groups/${id}/invite/`, { as, body: { user_id } });
const act = (as: Person, id: number, action: 'accept' | 'remove') =>
  app.post(`/api/groups/memberships/${id}/${action}/`, { as });
const give = (as: Person, id: number, role: string) =>
  app.patch(`/api/groups/memberships/${id}/role/`, { as, body: { role } });

const counts = async (group: number) => {
  const rows = await app.models.memberships.findAll({ where: { groupId: group } });
  const active = rows.filter(({ status }) => status === 'active');
  return { rows: rows.length, active: active.length, admins: active.filter(({ role }) => role === 'admin').length };
};
const withStatus = (replies: Reply[], status: number) => replies.filter((reply) => reply.status === status).length;

test('many who join at once fill the places, and no more', async () => {
  const [mai, ...others] = (await people(21)) as [Person, ...Person[]];
  const { group } = await aGroup(app.models, mai.id, { maxMembers: 6 });
  const replies = await Promise.all(others.map((person) => join(person, group)));
  expect([withStatus(replies, 200), withStatus(replies, 400)]).toEqual([5, 15]);
  for (const { status, body } of replies) if (status === 400) expect(body.error).toBe('This group is full.');
  expect(await counts(group)).toEqual({ rows: 6, active: 6, admins: 1 });
});

test('the last place goes to one of those who join, accept an invitation or are let in', async () => {
  const [mai, ...others] = (await people(13)) as [Person, ...Person[]];
  const { group } = await aGroup(app.models, mai.id, { maxMembers: 2 });
  const calls = await Promise.all(
    others.map(async (person, index) => {
      if (index % 3 === 0) return () => join(person, group);
      const status = index % 3 === 1 ? 'invited' : 'pending';
      const row = await aMembership(app.models, group, person.id, { status });
      return status === 'invited' ? () => join(person, group) : () => act(mai, row, 'accept');
    }),
  );
  const replies = await Promise.all(calls.map((call) => call()));
  expect([withStatus(replies, 200), withStatus(replies, 400)]).toEqual([1, 11]);
  expect((await counts(group)).active).toBe(2);
});

test('somebody who joins many times at once is in once', async () => {
  const [mai, an] = (await people(2)) as [Person, Person];
  const { group } = await aGroup(app.models, mai.id);
  const replies = await Promise.all(Array.from({ length: 20 }, () => join(an, group)));
  expect([withStatus(replies, 200), withStatus(replies, 400)]).toEqual([1, 19]);
  expect(await counts(group)).toEqual({ rows: 2, active: 2, admins: 1 });
});

test('somebody invited while joining ends up in one row, and never with a failure', async () => {
  const [mai, ...others] = (await people(11)) as [Person, ...Person[]];
  const { group } = await aGroup(app.models, mai.id);
  const replies = await Promise.all(others.flatMap((person) => [invite(mai, group, person.id), join(person, group)]));
  // Whichever comes first, the person is in; only the invitation may come too late.
  for (const [index, { status }] of replies.entries()) expect(index % 2 === 0 ? [200, 400] : [200]).toContain(status);
  expect(await counts(group)).toEqual({ rows: 11, active: 11, admins: 1 });
});

test('two admins who leave at once do not both get out', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [mai, an] = (await people(2)) as [Person, Person];
    const { group } = await aGroup(app.models, mai.id);
    await aMembership(app.models, group, an.id, { role: 'admin' });
    const replies = await Promise.all([leave(mai, group), leave(an, group)]);
    expect([withStatus(replies, 200), withStatus(replies, 400)]).toEqual([1, 1]);
    expect((await counts(group)).admins).toBe(1);
  }
});

test('two admins who demote or remove each other at once leave one behind', async () => {
  for (const take of [
    (as: Person, id: number) => give(as, id, 'member'),
    (as: Person, id: number) => act(as, id, 'remove'),
  ]) {
    const [mai, an] = (await people(2)) as [Person, Person];
    const { group, membership } = await aGroup(app.models, mai.id);
    const other = await aMembership(app.models, group, an.id, { role: 'admin' });
    const replies = await Promise.all([take(mai, other), take(an, membership)]);
    expect([withStatus(replies, 200), withStatus(replies, 403)]).toEqual([1, 1]);
    expect((await counts(group)).admins).toBe(1);
  }
});

test('a request is decided once', async () => {
  const [mai, an] = (await people(2)) as [Person, Person];
  const { group } = await aGroup(app.models, mai.id);
  const row = await aMembership(app.models, group, an.id, { status: 'pending' });
  const replies = await Promise.all([
    ...Array.from({ length: 5 }, () => act(mai, row, 'accept')),
    app.post(`/api/groups/memberships/${row}/reject/`, { as: mai }),
    leave(an, group),
  ]);
  expect(replies.filter(({ status }) => status >= 500)).toEqual([]);
  expect(withStatus(replies.slice(0, 6), 200)).toBeLessThanOrEqual(1);
});

test('nobody gets in once the group is archived', async () => {
  const [mai, ...others] = (await people(11)) as [Person, ...Person[]];
  const { group } = await aGroup(app.models, mai.id);
  const [archived, ...replies] = await Promise.all([
    app.delete(`/api/groups/${group}/`, { as: mai }),
    ...others.map((person) => join(person, group)),
  ]);
  expect(archived?.status).toBe(200);
  const entered = withStatus(replies, 200);
  expect(withStatus(replies, 400)).toBe(10 - entered);
  expect((await counts(group)).active).toBe(1 + entered);
});
