import { rule } from './declaration.ts';

/*
 * Who may do what over sockets; read as policy.ts, with the codes of errors as the statuses that they stand for. Writing
 * and typing end with a block, a removal and the archive; what was said may be read on by those it was said to.
 */

const ok = 'ok';

const writing = {
  conversation: { friends: { pair: ok, others: 403 }, blocked: 403, missing: 403 },
  group: {
    'public private': { insiders: ok, others: 403 },
    'invite-only': { insiders: ok, known: 403, others: 404 },
    archived: 403,
  },
} as const;

const reading = {
  conversation: { friends: { pair: ok, others: 404 }, blocked: { 'owner, blocked': ok, others: 404 } },
  group: {
    'public private archived': { insiders: ok, others: 403 },
    'invite-only': { insiders: ok, known: 403, others: 404 },
  },
} as const;

/** Events, by what they are about: on Socket.IO anybody who is signed in may try. */
export const livePolicy = [
  rule('conversation.chat_message conversation.typing_indicator', writing.conversation),
  rule('conversation.message_read conversation.resume', reading.conversation),
  rule('group.chat_message group.typing_indicator', writing.group),
  rule('group.message_read group.resume', reading.group),
];

/** A plain socket is opened where one may write; every refusal looks the same. */
export const doorPolicy = [
  rule('conversation', { friends: { pair: ok, others: 403 }, blocked: 403, missing: 403 }),
  rule('group', { 'public private invite-only': { insiders: ok, others: 403 }, archived: 403, missing: 403 }),
];

/** What becomes of those who are in, sockets open, when things change behind the server's back. */
export const changes = [
  {
    name: 'a block',
    subject: 'conversation',
    statement: "UPDATE connection_requests SET state = 'blocked', blocked_by_id = sender_id WHERE sender_id = $1",
    writing: 403,
    reading: 200,
  },
  ...['removed', 'left', 'pending', 'invited'].map((status) => ({
    name: `the membership being ${status}`,
    subject: 'group' as const,
    statement: `UPDATE group_memberships SET status = '${status}' WHERE user_id = $1`,
    writing: 403,
    reading: 403,
  })),
  ...(['conversation', 'group'] as const).flatMap((subject) => [
    {
      name: `a ban (${subject})`,
      subject,
      statement: "UPDATE users SET status = 'banned' WHERE id = $1",
      writing: 401,
      reading: 401,
    },
    {
      name: `the end of the sign-in (${subject})`,
      subject,
      statement: 'UPDATE token_families SET revoked_at = now() WHERE user_id = $1',
      writing: 401,
      reading: 401,
    },
  ]),
] as const;
