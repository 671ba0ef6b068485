import { talks } from './conversations.ts';
import type { Insert } from './insert.ts';
import { daysBefore, hoursBefore, minutesAfter } from './moments.ts';
import { relations } from './relations.ts';
import type { IdOf } from './seed-people.ts';

const minutesToAnswer = 180;
const minutesBetweenMessages = 9;
const minutesUntilRead = 2;

const requestsText = `
  INSERT INTO connection_requests
    (sender_id, receiver_id, state, message, created_at, updated_at, accepted_at, rejected_at,
      blocked_by_id)
  SELECT r."senderId", r."receiverId", r.state, r.message, r."sentAt", coalesce(r."answeredAt", r."sentAt"),
    CASE r.state WHEN 'accepted' THEN r."answeredAt" END, CASE r.state WHEN 'rejected' THEN r."answeredAt" END,
    CASE r.state WHEN 'blocked' THEN r."receiverId" END
  FROM jsonb_to_recordset($1::jsonb) AS r("senderId" int, "receiverId" int, state text, message text,
    "sentAt" timestamptz, "answeredAt" timestamptz)
  ORDER BY r."sentAt"`;

const conversationsText = `
  INSERT INTO conversations (connection_id, user_low_id, user_high_id, created_at, last_seq, last_message_at)
  SELECT c.id, least(c.sender_id, c.receiver_id), greatest(c.sender_id, c.receiver_id), c.accepted_at,
    coalesce(r."lastSeq", 0), r."lastMessageAt"
  FROM connection_requests c
  LEFT JOIN jsonb_to_recordset($1::jsonb) AS r("lowId" int, "highId" int, "lastSeq" int, "lastMessageAt" timestamptz)
    ON r."lowId" = least(c.sender_id, c.receiver_id) AND r."highId" = greatest(c.sender_id, c.receiver_id)
  WHERE c.state = 'accepted'
  ORDER BY c.accepted_at`;

const messagesText = `
  INSERT INTO messages (conversation_id, seq, sender_id, content, created_at, updated_at, read_at)
  SELECT c.id, r.seq, r."senderId", r.content, r."sentAt", r."sentAt", r."readAt"
  FROM jsonb_to_recordset($1::jsonb) AS r("lowId" int, "highId" int, seq int, "senderId" int, content text,
    "sentAt" timestamptz, "readAt" timestamptz)
  JOIN conversations c ON c.user_low_id = r."lowId" AND c.user_high_id = r."highId"
  ORDER BY r."sentAt", c.id, r.seq`;

interface Context {
  now: Date;
  idOf: IdOf;
}

const toRequests = ({ now, idOf }: Context) =>
  relations.map(({ from, to, state, daysAgo, message }) => {
    const sentAt = daysBefore(now, daysAgo);
    const answeredAt = state === 'pending' ? null : minutesAfter(sentAt, minutesToAnswer);
    return { senderId: idOf(from), receiverId: idOf(to), state, message, sentAt, answeredAt };
  });

const toMessages = ({ now, idOf }: Context) =>
  talks.map(({ between, hoursAgo, unread, lines }) => {
    const [lowId, highId] = between.map(idOf).sort((a, b) => a - b);
    return lines.map(([speaker, content], index) => {
      const sentAt = minutesAfter(hoursBefore(now, hoursAgo), index * minutesBetweenMessages);
      const isRead = index < lines.length - unread;
      const readAt = isRead ? minutesAfter(sentAt, minutesUntilRead) : null;
      return { lowId, highId, seq: index + 1, senderId: idOf(speaker), content, sentAt, readAt };
    });
  });

/** Adds requests, and for those that were accepted the conversation and what was said in it. */
export async function addRelations(insert: Insert, context: Context): Promise<void> {
  await insert(requestsText, toRequests(context));
  const conversations = toMessages(context);
  const heads = conversations.flatMap((messages) => {
    const last = messages.at(-1);
    return last ? [{ lowId: last.lowId, highId: last.highId, lastSeq: last.seq, lastMessageAt: last.sentAt }] : [];
  });
  await insert(conversationsText, heads);
  await insert(messagesText, conversations.flat());
}
