import { readdirSync, readFileSync } from 'node:fs';
import { condition, type Guard, mark, narrowing, policyGuards, prohibition, sql } from './removal.ts';

const root = new URL('../../src/', import.meta.url);

export const readSource = (file: string): string => readFileSync(new URL(file, root), 'utf8');

const f = (file: string): string => `features/${file}`;

const authentication: Guard[] = [
  prohibition('the kind of token', f('auth/actor.service.ts'), "claims.token_type !== 'access'"),
  prohibition('the expiry of a token', f('auth/actor.service.ts'), 'isExpired(claims, this.#clock.now())'),
  prohibition('the state of an account', f('auth/actor.service.ts'), "account.status !== 'active'"),
  prohibition('the end of a sign-in', f('auth/actor.service.ts'), '!familyKnown || familyRevokedAt'),
  {
    id: 'the signature of a token',
    file: 'http/authenticate.ts',
    find: 'const claims = await verifySignature(token);',
    put: `const claims = globalThis.guards.isOff('the signature of a token')
      ? JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString())
      : await verifySignature(token);`,
  },
];

const belongings: Guard[] = [
  sql('whose goal is read', f('goals/user-goal.queries.ts'), 'ug.user_id = $2'),
  sql('whose goals are listed', f('goals/user-goal.queries.ts'), `ug.user_id = \${binds.add(userId)}`),
  narrowing('whose goal is changed', f('goals/user-goal.service.ts'), 'userId: actor.id', 'const where = { id, @ }'),
  narrowing('whose goal is removed', f('goals/user-goal.service.ts'), 'userId: actor.id', 'where: { id, @ }'),
  sql('whose subject is read', f('subjects/user-subject.queries.ts'), 'us.user_id = $2'),
  sql('whose subjects are listed', f('subjects/user-subject.queries.ts'), `us.user_id = \${binds.add(userId)}`),
  narrowing(
    'whose subject is changed',
    f('subjects/user-subject.service.ts'),
    'userId: actor.id',
    'const where = { id, @ }',
  ),
  narrowing('whose subject is removed', f('subjects/user-subject.service.ts'), 'userId: actor.id', 'where: { id, @ }'),
  sql('whose history is listed', f('location/location.queries.ts'), 'user_id = $1', '\n  @ AND recorded_at BETWEEN'),
  sql('whose entry is read', f('location/location.queries.ts'), 'user_id = $2'),
  sql('whose history is counted', f('location/location.queries.ts'), 'user_id = $1', 'WHERE @ AND recorded_at >= $2'),
];

const visibility = f('matching/visibility.queries.ts');
const requests = f('matching/request.queries.ts');

const people: Guard[] = [
  sql('who may see a profile', visibility, `\${alias}.privacy_level = 'open'`),
  sql('that friends of friends are meant', visibility, `\${alias}.privacy_level = 'friends_of_friends'`),
  sql('that a connection is accepted', visibility, "tie.state = 'accepted'"),
  sql('who may see an address', visibility, `\${alias}.id = \${viewer}`, `CASE WHEN @ OR \${areConnected`),
  condition(
    'who may see an address in a request',
    f('matching/visibility.rules.ts'),
    "request.state === 'accepted'",
    'maySeeEmail = ({ request }: RequestView): boolean => @;',
  ),
  condition('who may see a profile in a request', f('matching/visibility.rules.ts'), "other.privacyLevel === 'open'"),
  sql('that the found have an account', f('discover/learner.queries.ts'), "u.status = 'active'"),
  sql('that nobody finds themselves', f('discover/learner.queries.ts'), 'u.id <> $1'),
  sql('that the related are not found', f('discover/learner.queries.ts'), 'u.id NOT IN (SELECT id FROM related)'),
  sql('that the private are not found', f('discover/learner.queries.ts'), `\${maySeeProfile('$1', 'u')}`),
  sql('whose sent requests are listed', requests, 'r.sender_id = $1', "sent: '@'"),
  sql('whose received requests are listed', requests, 'r.receiver_id = $1', "received: '@'"),
  sql('whose requests are listed', requests, '(r.sender_id = $1 OR r.receiver_id = $1)'),
  sql('that connections are accepted', requests, "r.state = 'accepted'", `\`@ AND \${belongsIn.all}\``),
  sql('whose sent requests are counted', requests, 'sender_id = $1', 'FILTER (WHERE @) AS sent'),
  sql('whose received requests are counted', requests, 'receiver_id = $1', 'FILTER (WHERE @) AS received'),
  sql('whose connections are counted', requests, '(sender_id = $1 OR receiver_id = $1)', "state = 'accepted' AND @"),
  sql('who is seen to be online', f('matching/presence.queries.ts'), `\${alias}.privacy_level <> 'private'`),
  prohibition('that a connection is one', f('matching/connection.service.ts'), "found?.request.state !== 'accepted'"),
  ...(['accept', 'reject'] as const).map((action) =>
    condition(
      `who may ${action}`,
      f('matching/matching.policy.ts'),
      'actor.id === pair.receiverId',
      `${action}: {\n    may: (actor, pair) => @,`,
    ),
  ),
  condition(
    'who may cancel',
    f('matching/matching.policy.ts'),
    'actor.id === pair.senderId',
    'cancel: {\n    may: (actor, pair) => @,',
  ),
];

const conversations: Guard[] = [
  sql('whose conversations are read', f('chat/conversation.queries.ts'), '(c.user_low_id = $1 OR c.user_high_id = $1)'),
  condition('that writing needs a connection', f('chat/chat.policy.ts'), "membership.connectionState === 'accepted'"),
  condition('the address after a block', f('chat/chat.wire.ts'), "view.connectionState === 'accepted'"),
  prohibition(
    'whose conversation a connection leads to',
    f('chat/conversation.service.ts'),
    'actor.id !== connection.senderId && actor.id !== connection.receiverId',
  ),
  prohibition(
    'that only a connection leads to one',
    f('chat/conversation.service.ts'),
    "connection.state !== 'accepted'",
  ),
  sql('which messages are read', f('chat/message.queries.ts'), 'm.conversation_id = $1', 'WHERE @ AND m.seq > $2'),
];

const groupQueries = f('groups/group.queries.ts');

const groups: Guard[] = [
  condition('who is in a group', f('groups/entry.rules.ts'), "standing?.status === 'active'"),
  condition('who is an admin', f('groups/entry.rules.ts'), "standing?.role === 'admin'"),
  condition('who is a moderator', f('groups/entry.rules.ts'), "standing?.role !== 'member'"),
  prohibition('who is barred', f('groups/entry.rules.ts'), "privacy === 'invite_only' && status !== 'invited'"),
  condition('who has to wait', f('groups/entry.rules.ts'), "privacy === 'public' && !standing?.removedAt"),
  sql('which groups are listed', groupQueries, "g.privacy <> 'invite_only'", 'const isListed = `(@ OR'),
  sql('whose invite-only groups are listed', groupQueries, 'm.user_id = $1', 'WHERE @ AND m.status ='),
  sql('that only the active are in', groupQueries, "m.status = 'active'", 'AND @\n)))'),
  sql('which groups are found nearby', groupQueries, "g.privacy <> 'invite_only'", "g.status = 'active' AND @\n"),
  sql('which group is read', groupQueries, "(g.privacy <> 'invite_only' OR own.id IS NOT NULL)"),
  sql('who sees the exact place of a group', groupQueries, "own.status = 'active'", 'CASE WHEN @ THEN'),
  sql('whose groups are listed', groupQueries, 'own.status = $2'),
  prohibition('who sees all members', f('groups/membership.queries.ts'), "only === 'active'"),
  sql('that the invited have an account', f('groups/membership.queries.ts'), "u.status = 'active'"),
  {
    id: 'that the blocked are not invited',
    file: f('groups/membership.queries.ts'),
    find: "r.state = 'blocked'",
    put: `NOT (r.state <> 'blocked' ${mark('that the blocked are not invited')})`,
  },
  condition('who reads the chat of a group', f('groups/group-message.service.ts'), 'isActive(seat)'),
];

const told: Guard[] = [
  sql(
    'who hears the chat of a group',
    f('groups/membership.queries.ts'),
    "status = 'active'",
    'WHERE group_id = $1 AND @`;\n\nconst viewColumns',
  ),
  condition(
    'who hears of reading after a block',
    f('chat/receipt.service.ts'),
    "membership.connectionState === 'accepted'",
  ),
  condition(
    'who hears of reading in an archive',
    f('groups/group-receipt.service.ts'),
    "seat.groupStatus !== 'archived'",
  ),
];

const sessions: Guard[] = [
  condition(
    'who knows the details of a session',
    f('sessions/session.rules.ts'),
    'hostId === viewerId || isActive(ownStatus)',
  ),
  condition(
    'who reads notes',
    f('sessions/participation.service.ts'),
    'knowsDetails || participant.person.id === actor.id',
  ),
  narrowing(
    'whose seat is changed',
    f('sessions/participation.service.ts'),
    'userId: actor.id',
    'const where = { sessionId: id, @ }',
  ),
  sql('whose sessions are listed', f('sessions/session.queries.ts'), 'host_id = $1', 'WHERE @\n    UNION'),
  sql(
    'whose seats are listed',
    f('sessions/session.queries.ts'),
    'user_id = $1',
    "WHERE @ AND status IN ('registered'",
  ),
];

const declared = [...authentication, ...belongings, ...people, ...conversations, ...groups, ...told, ...sessions];

export const policies = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.policy.ts'))
  .sort();

/** Every function of every policy, and the conditions elsewhere that decide what somebody may see or change. */
export const guards: readonly Guard[] = [
  ...policies.flatMap((file) => policyGuards(file, readSource(file))),
  ...declared,
];
