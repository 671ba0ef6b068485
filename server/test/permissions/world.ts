import { aConversation, aMessage } from '../../src/features/chat/chat.fixtures.ts';
import { aCity } from '../../src/features/cities/city.fixtures.ts';
import { aGoal, aUserGoal } from '../../src/features/goals/goals.fixtures.ts';
import { aGroup, aMembership } from '../../src/features/groups/groups.fixtures.ts';
import { aHistoryEntry } from '../../src/features/location/location.fixtures.ts';
import { aRequest } from '../../src/features/matching/matching.fixtures.ts';
import { aSchool } from '../../src/features/schools/school.fixtures.ts';
import { aParticipant, aSession } from '../../src/features/sessions/sessions.fixtures.ts';
import { aSubject, aUserSubject } from '../../src/features/subjects/subjects.fixtures.ts';
import type { App, Person } from '../app.ts';
import type { SignedIn } from './cast.ts';
import type { Kind } from './objects.ts';
import { type Inhabitants, type Population, populate } from './people.ts';
import { places, texts } from './secrets.ts';

/** The ids of one example of a kind for everybody, or each person's own. */
export type Ids = Partial<Record<Kind, Record<string, number | ReadonlyMap<number, number>>>>;

export interface World extends Population {
  ids: Ids;
  /** A message in the chat of each example of a group, and of each conversation. */
  messages: ReadonlyMap<number, number>;
  /** Of the catalogue, and on nobody's list. */
  spare: { subject: number; goal: number };
}

type Privacy = 'public' | 'private' | 'invite_only';

const minutes = (app: App, count: number): Date => new Date(app.clock.now().getTime() + count * 60_000);

const groupPlaceText = `
  UPDATE study_groups SET geom_point = ST_SetSRID(ST_MakePoint($2, $3), 4326)::geography,
    geom_snapped_point =
      ST_SetSRID(ST_MakePoint(round($2::numeric, 3)::float8, round($3::numeric, 3)::float8), 4326)::geography
  WHERE id = $1`;

async function aStaffedGroup(
  app: App,
  people: Inhabitants,
  example: string,
  values: { privacy: Privacy; status?: 'archived' },
) {
  const name = values.privacy === 'invite_only' ? texts.hiddenName : `A group that is ${example}`;
  const { group, conversation } = await aGroup(app.models, people.owner.id, { name, ...values });
  await app.db.query(groupPlaceText, [group, places.group.longitude, places.group.latitude]);
  const enter = (person: Person, change: Parameters<typeof aMembership>[3] = {}) =>
    aMembership(app.models, group, person.id, change);
  await enter(people.moderator, { role: 'moderator' });
  const seat = await enter(people.member);
  const waiting = await enter(people.pending, { status: 'pending' });
  await enter(people.invited, { status: 'invited', invitedById: people.owner.id });
  await enter(people.former, { status: 'left' });
  const gone = await enter(people.removed, { status: 'removed' });
  await app.models.memberships.update({ removedAt: app.clock.now() }, { where: { id: gone } });
  await enter(people.hermit);
  await enter(people.recluse);
  const message = await aMessage(app.models, conversation, people.owner.id, texts.groupTalk(example));
  return { group, seat, waiting, message: message.id };
}

async function aStaffedSession(app: App, people: Inhabitants, facts: { startTime: Date; cancelledAt?: Date }) {
  const { id: sessionId } = await aSession(app.models, {
    hostId: people.host.id,
    sessionType: 'hybrid',
    locationAddress: texts.address,
    meetingLink: texts.link,
    place: places.session,
    ...facts,
  });
  const isRunning = facts.startTime <= app.clock.now();
  const status = isRunning ? 'attended' : 'registered';
  if (isRunning) await app.models.participants.update({ status, checkInTime: new Date() }, { where: { sessionId } });
  const seats = [
    await aParticipant(app.models.participants, { sessionId, userId: people.participant.id, status }),
    await aParticipant(app.models.participants, { sessionId, userId: people.leaver.id, status: 'cancelled' }),
    await aParticipant(app.models.participants, { sessionId, userId: people.hermit.id }),
    await aParticipant(app.models.participants, { sessionId, userId: people.recluse.id }),
  ];
  for (const seat of seats) await seat.update({ notes: texts.notes(seat.userId === people.leaver.id) });
  return sessionId;
}

/** One of everything for somebody, so that nobody has nothing. */
async function belongingsOf(app: App, person: Person, { suitor, sought, companion }: Inhabitants) {
  const { models, db } = app;
  const userId = person.id;
  const received = await aRequest(models.requests, { senderId: suitor.id, receiverId: userId });
  const sent = await aRequest(models.requests, { senderId: userId, receiverId: sought.id });
  const { connection, conversation } = await aConversation(models, companion.id, userId);
  await aMessage(models, conversation, companion.id, 'Hello');
  const { group, membership } = await aGroup(models, userId, { name: 'A group of one’s own' });
  const session = await aSession(models, { hostId: userId, startTime: minutes(app, 1440) });
  const note = texts.note(person.email);
  return {
    'user subject': (await aUserSubject(models, { userId, subjectId: (await aSubject(models)).id, note })).id,
    'user goal': (await aUserGoal(models, { userId, goalId: (await aGoal(models)).id })).id,
    'history entry': await aHistoryEntry(db, userId),
    person: userId,
    request: received.id,
    'sent request': sent.id,
    connection,
    conversation,
    group,
    membership,
    session: session.id,
  };
}

/** The ids of what belongs to the owner and others, for all to try. */
async function foreign(app: App, people: Inhabitants) {
  const { models, db } = app;
  const { owner, friend, asker, blocked } = people;
  const subject = (await aSubject(models, { code: texts.subjectCode })).id;
  const goal = (await aGoal(models, { code: texts.goalCode })).id;
  const asked = await aRequest(models.requests, { senderId: asker.id, receiverId: owner.id, message: texts.request });
  const friends = await aConversation(models, friend.id, owner.id);
  const ended = await aConversation(models, blocked.id, owner.id);
  const message = await aMessage(models, friends.conversation, friend.id, texts.talk);
  const lastWords = await aMessage(models, ended.conversation, blocked.id, texts.lastWords);
  const end = { state: 'blocked', blockedById: owner.id } as const;
  await models.requests.update(end, { where: { id: ended.connection } });
  for (const recluse of [people.hermit, people.recluse]) await aConversation(models, friend.id, recluse.id);
  const groups = {
    public: await aStaffedGroup(app, people, 'public', { privacy: 'public' }),
    private: await aStaffedGroup(app, people, 'private', { privacy: 'private' }),
    'invite-only': await aStaffedGroup(app, people, 'invite-only', { privacy: 'invite_only' }),
    archived: await aStaffedGroup(app, people, 'archived', { privacy: 'public', status: 'archived' }),
  };
  const groupIds = Object.fromEntries(Object.entries(groups).map(([name, { group }]) => [name, group]));
  const ids = {
    city: { any: (await aCity(models.cities)).id },
    school: { any: (await aSchool(models.schools)).id },
    subject: { any: subject },
    goal: { any: goal },
    'user subject': {
      foreign: (await aUserSubject(models, { userId: owner.id, subjectId: subject, note: texts.subject })).id,
    },
    'user goal': { foreign: (await aUserGoal(models, { userId: owner.id, goalId: goal })).id },
    'history entry': { foreign: await aHistoryEntry(db, owner.id, { place: places.history }) },
    person: { foreign: owner.id, banned: people.banned.id },
    request: { asked: asked.id, blocked: ended.connection },
    connection: { friends: friends.connection, blocked: ended.connection },
    conversation: { friends: friends.conversation, blocked: ended.conversation },
    group: groupIds,
    membership: { waiting: groups.public.waiting, seat: groups.public.seat, hidden: groups['invite-only'].waiting },
    session: {
      ahead: await aStaffedSession(app, people, { startTime: minutes(app, 1440) }),
      running: await aStaffedSession(app, people, { startTime: minutes(app, -10) }),
      cancelled: await aStaffedSession(app, people, { startTime: minutes(app, 2880), cancelledAt: app.clock.now() }),
    },
  };
  const messages = new Map(Object.values(groups).map((it) => [it.group, it.message]));
  return { ids, messages: messages.set(-friends.conversation, message.id).set(-ended.conversation, lastWords.id) };
}

export async function aWorld(app: App, actors: readonly SignedIn[]): Promise<World> {
  const population = await populate(app);
  const people = population.inhabitants;
  const { ids, messages } = await foreign(app, people);
  const all: Ids = ids;
  const owners = [...actors, 'banned' as const, 'deleted' as const].map((name) => people[name]);
  for (const owner of owners) {
    for (const [kind, id] of Object.entries(await belongingsOf(app, owner, people))) {
      const own = new Map((all[kind as Kind]?.own as ReadonlyMap<number, number>) ?? []);
      all[kind as Kind] = { ...all[kind as Kind], own: own.set(owner.id, id) };
    }
  }
  const spare = { subject: (await aSubject(app.models)).id, goal: (await aGoal(app.models)).id };
  return { ...population, ids: all, messages, spare };
}
