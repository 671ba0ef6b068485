/** What operations are about, and the examples of each that everybody's answers are declared for. */
export const examples = {
  /** The operation is about nothing but the caller, or a list. */
  nothing: ['-'],
  city: ['any', 'missing'],
  school: ['any', 'missing'],
  subject: ['any', 'missing'],
  goal: ['any', 'missing'],
  'user subject': ['own', 'foreign', 'missing'],
  'user goal': ['own', 'foreign', 'missing'],
  'history entry': ['own', 'foreign', 'missing'],
  person: ['own', 'foreign', 'banned', 'missing'],
  request: ['own', 'asked', 'blocked', 'missing'],
  connection: ['own', 'friends', 'blocked', 'missing'],
  conversation: ['own', 'friends', 'blocked', 'missing'],
  group: ['own', 'public', 'private', 'invite-only', 'archived', 'missing'],
  membership: ['own', 'waiting', 'seat', 'hidden', 'missing'],
  session: ['own', 'ahead', 'running', 'cancelled', 'missing'],
} as const;

export type Kind = keyof typeof examples;

/** What some operations are tried on besides: whom somebody invites into the public group. */
const alsoTriedOn: Record<string, readonly string[]> = { inviteToGroup: ['banned-guest', 'blocked-guest'] };

export const examplesOf = ({ id, kind }: { id: string; kind: Kind }): readonly string[] => [
  ...examples[kind],
  ...(alsoTriedOn[id] ?? []),
];

/** Where operations that name what they are about outside their path have it. */
const namedElsewhere: Record<string, Kind> = {
  sendRequest: 'person',
  getConversationByConnection: 'connection',
  sendMessage: 'conversation',
};

const named: [RegExp, Kind][] = [
  [/\/cities\/\{id}/, 'city'],
  [/\/schools\/\{id}/, 'school'],
  [/\/subjects\/\{id}/, 'subject'],
  [/\/goals\/\{id}/, 'goal'],
  [/\/user-subjects\/\{id}/, 'user subject'],
  [/\/user-goals\/\{id}/, 'user goal'],
  [/\/location\/history\/\{id}/, 'history entry'],
  [/\/matching\/requests\/\{id}/, 'request'],
  [/\/matching\/connections\/\{id}/, 'connection'],
  [/\/connections\/status\/\{user_id}/, 'person'],
  [/\/conversations\/\{id}/, 'conversation'],
  [/\/memberships\/\{id}/, 'membership'],
  [/\/groups\/\{(group_)?id}/, 'group'],
  [/\/sessions\/\{id}/, 'session'],
];

/** A path with a parameter that nobody knows is an operation that nobody has thought about. */
export function kindOf(operationId: string, path: string): Kind {
  const elsewhere = namedElsewhere[operationId];
  if (elsewhere) return elsewhere;
  const known = named.find(([pattern]) => pattern.test(path));
  if (known) return known[1];
  if (path.includes('{')) throw new Error(`${operationId}: what is ${path} about? Say it in objects.ts`);
  return 'nothing';
}
