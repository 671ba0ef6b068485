import { exactPoint, snappedPoint } from '../db/point.ts';
import { groupTalks } from './group-talks.ts';
import { groups } from './groups.ts';
import type { Insert } from './insert.ts';
import { daysBefore, hoursBefore, minutesAfter } from './moments.ts';
import { cities } from './places.ts';
import type { IdOf } from './seed-people.ts';

/** The place of a group, to the six decimals of a map. */
const place = `
  LATERAL (
    SELECT round(ST_X(point)::numeric, 6)::float8 AS longitude, round(ST_Y(point)::numeric, 6)::float8 AS latitude
    FROM (
      SELECT ST_Project(${exactPoint('r.longitude', 'r.latitude')}, r.km * 1000, radians(r.direction))::geometry
    ) walked (point)
  ) place`;

/** Each group gets its chat first: a conversation that no connection is behind. */
const chatsText = `
  INSERT INTO conversations (created_at, last_seq, last_message_at)
  SELECT r.since, r."lastSeq", r."lastMessageAt"
  FROM jsonb_to_recordset($1::jsonb) AS r(rank int, since timestamptz, "lastSeq" int, "lastMessageAt" timestamptz)
  ORDER BY r.rank
  RETURNING id`;

const groupsText = `
  INSERT INTO study_groups (conversation_id, created_by_id, school_id, name, description, privacy, status, max_members,
    geom_point, geom_snapped_point, created_at, updated_at)
  SELECT r."conversationId", r."founderId", s.id, r.name, r.description, r.privacy, r.status, r."maxMembers",
    ${exactPoint('place.longitude', 'place.latitude')},
    ${snappedPoint({ longitude: 'place.longitude', latitude: 'place.latitude', decimals: '$2' })}, r.since, r.since
  FROM jsonb_to_recordset($1::jsonb) AS r("conversationId" int, "founderId" int, school text, name text,
    description text, privacy text, status text, "maxMembers" int, longitude float8, latitude float8, km float8,
    direction float8, since timestamptz)
  LEFT JOIN schools s ON s.short_name = r.school
  CROSS JOIN ${place}
  ORDER BY r.since
  RETURNING id, conversation_id AS "conversationId"`;

const membershipsText = `
  INSERT INTO group_memberships (group_id, user_id, role, status, invited_by_id, joined_at, updated_at, left_at)
  SELECT r."groupId", r."userId", r.role, r.status, r."invitedById", r."joinedAt", r."joinedAt", r."leftAt"
  FROM jsonb_to_recordset($1::jsonb) AS r("groupId" int, "userId" int, role text, status text, "invitedById" int,
    "joinedAt" timestamptz, "leftAt" timestamptz)
  ORDER BY r."groupId", r."joinedAt"`;

const subjectsText = `
  INSERT INTO group_subjects (group_id, subject_id)
  SELECT r."groupId", s.id FROM jsonb_to_recordset($1::jsonb) AS r("groupId" int, code text) JOIN subjects s USING (code)`;

const messagesText = `
  INSERT INTO messages (conversation_id, seq, sender_id, content, created_at, updated_at)
  SELECT r."conversationId", r.seq, r."senderId", r.content, r."sentAt", r."sentAt"
  FROM jsonb_to_recordset($1::jsonb)
    AS r("conversationId" int, seq int, "senderId" int, content text, "sentAt" timestamptz)
  ORDER BY r."sentAt", r."conversationId", r.seq`;

const readsText = `
  INSERT INTO group_message_reads (message_id, user_id, read_at)
  SELECT m.id, p.user_id, m.created_at + interval '5 minutes'
  FROM study_groups g
  JOIN messages m ON m.conversation_id = g.conversation_id
  JOIN group_memberships p ON p.group_id = g.id AND p.status = 'active' AND p.user_id <> m.sender_id
  LEFT JOIN jsonb_to_recordset($1::jsonb) AS r("groupId" int, "userId" int, "upTo" int)
    ON r."groupId" = g.id AND r."userId" = p.user_id
  WHERE m.seq <= coalesce(r."upTo", m.seq)`;

const minutesBetweenMessages = 7;

interface Context {
  now: Date;
  idOf: IdOf;
  locationDecimals: number;
}

type Numbered = (typeof groups)[number] & { conversationId: number };

const toRow = ({ now, idOf }: Context, { place, daysAgo, people, city, status = 'active', ...group }: Numbered) => {
  const middle = cities.find(({ name }) => name === city);
  const [km, direction] = place ?? [];
  return {
    ...group,
    status,
    founderId: idOf(people[0]?.[0] ?? ''),
    since: daysBefore(now, daysAgo),
    ...(place && { longitude: middle?.longitude, latitude: middle?.latitude, km, direction }),
  };
};

/** A day lies between one arrival and the next. */
const toMemberships = ({ now, idOf }: Context, { people, daysAgo }: Numbered, groupId: number) =>
  people.map(([name, standing], rank) => {
    const isRole = standing === 'admin' || standing === 'moderator';
    return {
      groupId,
      userId: idOf(name),
      role: isRole ? standing : 'member',
      status: isRole ? 'active' : standing,
      invitedById: standing === 'invited' ? idOf(people[0]?.[0] ?? '') : null,
      joinedAt: daysBefore(now, daysAgo - rank),
      leftAt: standing === 'left' ? daysBefore(now, daysAgo / 2) : null,
    };
  });

const talkOf = (name: string) => groupTalks.find(({ group }) => group === name);

/** What was said in a group, and when. */
const linesOf = ({ now }: Context, name: string) => {
  const { hoursAgo = 0, lines = [] } = talkOf(name) ?? {};
  return lines.map(([speaker, content], index) => ({
    speaker,
    content,
    seq: index + 1,
    sentAt: minutesAfter(hoursBefore(now, hoursAgo), index * minutesBetweenMessages),
  }));
};

const toMessages = (context: Context, { name, conversationId }: Numbered) =>
  linesOf(context, name).map(({ speaker, ...line }) => ({
    ...line,
    conversationId,
    senderId: context.idOf(speaker),
  }));

const toReadings = ({ idOf }: Context, { name }: Numbered, groupId: number) =>
  Object.entries(talkOf(name)?.readUpTo ?? {}).map(([person, upTo]) => ({ groupId, userId: idOf(person), upTo }));

/** Adds groups, who is in them and what they have said. */
export async function addGroups(insert: Insert, context: Context): Promise<void> {
  const ranked = groups.map(({ name, daysAgo }, rank) => {
    const last = linesOf(context, name).at(-1);
    const since = daysBefore(context.now, daysAgo);
    return { rank, since, lastSeq: last?.seq ?? 0, lastMessageAt: last?.sentAt };
  });
  const chats = await insert<{ id: number }>(chatsText, ranked);
  const numbered = groups.flatMap((group, rank) => {
    const chat = chats[rank];
    return chat ? [{ ...group, conversationId: chat.id }] : [];
  });
  const rows = numbered.map((group) => toRow(context, group));
  const made = await insert<{ id: number; conversationId: number }>(groupsText, rows, context.locationDecimals);
  const idByChat = new Map(made.map(({ id, conversationId }) => [conversationId, id]));
  const idOf = ({ conversationId }: Numbered) => idByChat.get(conversationId) ?? 0;
  const memberships = numbered.flatMap((group) => toMemberships(context, group, idOf(group)));
  const subjects = numbered.flatMap((group) => group.subjects.map((code) => ({ groupId: idOf(group), code })));
  await insert(membershipsText, memberships);
  await insert(subjectsText, subjects);
  const messages = numbered.flatMap((group) => toMessages(context, group));
  await insert(messagesText, messages);
  await insert(
    readsText,
    numbered.flatMap((group) => toReadings(context, group, idOf(group))),
  );
}
