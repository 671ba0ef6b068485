/** The situations that interactions start from; consumers name them, `provider/state-handlers.ts` brings them about. */
export const states = {
  noAccounts: 'there are no accounts',
  account: 'there is an account',
  signedIn: 'I am signed in',
  expiredSignIn: 'my access token has expired',
  endedSignIn: 'my session was ended',
  otherPerson: 'there is somebody else',
  cities: 'there are cities around Hanoi',
  schools: 'there are schools in Hanoi',
  staff: 'I look after the catalogue',
  subject: 'there is a subject',
  userSubject: 'I have a subject on my list',
  goal: 'there is a goal',
  userGoal: 'I have a goal on my list',
  position: 'I have reported my position',
  history: 'my history holds positions',
  learnersNearby: 'others are near my position',
  sentRequest: 'I have asked somebody to connect',
  receivedRequest: 'somebody has asked me to connect',
  requestOfOthers: 'two others have a connection request',
  conversation: 'I have a conversation',
  conversationOfOthers: 'two others have a conversation',
  group: 'somebody else has a group',
  ownGroup: 'I am the admin of a group',
  groupsNearby: 'groups are near my position',
  hostedSession: 'I host a study session',
  sessionOfOther: 'somebody hosts a study session',
  busyLife: 'I have hosted, attended and missed study sessions',
  keyUsed: 'I have used the key for another request',
  keyInUse: 'my request with the key is still running',
  repeated: 'the same has just been done before',
  largeBody: 'the body I send is larger than the server reads',
  rateLimitUsedUp: 'I have called too often',
  databaseDown: 'the database is unavailable',
} as const;

export type StateKey = keyof typeof states;

type ParticipantStatus = 'registered' | 'attended' | 'no_show' | 'cancelled';
type RequestState = 'pending' | 'accepted' | 'rejected' | 'blocked';

type GroupPrivacy = 'public' | 'private' | 'invite_only';
type MembershipStatus = 'active' | 'pending' | 'invited' | 'removed' | 'left';

/** What some states want to know. */
export interface StateParameters {
  account: { status?: 'active' | 'banned' };
  cities: { cities?: number };
  schools: { schools?: number };
  subject: { iAm?: 'staff'; subjects?: number; code?: string };
  userSubject: { entries?: number };
  goal: { iAm?: 'staff'; goals?: number; code?: string };
  userGoal: { entries?: number };
  history: { entries?: number };
  learnersNearby: { people?: number };
  sentRequest: { state?: RequestState };
  receivedRequest: { state?: RequestState; requests?: number };
  requestOfOthers: { state?: RequestState };
  conversation: { othersMessages?: number; sentBefore?: string };
  group: {
    privacy?: GroupPrivacy;
    places?: number;
    mine?: MembershipStatus;
    groups?: number;
    /** Of the other person. */
    messages?: number;
    /** The client message id of one that I sent. */
    sentBefore?: string;
  };
  ownGroup: { theirs?: MembershipStatus };
  hostedSession: { state?: 'upcoming' | 'cancelled'; guests?: number; start?: string };
  sessionOfOther: { state?: 'upcoming' | 'full' | 'completed'; seat?: ParticipantStatus; sessions?: number };
  rateLimitUsedUp: { operation: string };
  keyUsed: { operation: string };
  keyInUse: { operation: string };
}

export type ParametersOf<Key extends StateKey> = Key extends keyof StateParameters
  ? StateParameters[Key]
  : Record<never, never>;

export interface Given {
  name: (typeof states)[StateKey];
  parameters: Record<string, string | number>;
}

/** A state by its key: a misspelt one, or one with parameters of another, does not compile. */
export const given = <Key extends StateKey>(
  key: Key,
  parameters: ParametersOf<Key> = {} as ParametersOf<Key>,
): Given => ({
  name: states[key],
  parameters: { ...parameters },
});

/** By which whoever writes knows the write again. */
export const idempotencyKey = '8e03978e-40d5-43dd-bc93-6894a57f9324';

/** What states tell the interactions that stand on them, with the values that consumers see in their place. */
export const facts = {
  me: 7,
  other: 8,
  subject: 21,
  userSubject: 61,
  goal: 22,
  userGoal: 62,
  request: 31,
  connection: 32,
  conversation: 12,
  message: 345,
  group: 3,
  membership: 44,
  entry: 51,
  city: 61,
  school: 71,
  session: 81,
  email: 'mai@example.com',
  refresh: 'refresh-token',
  access: 'access-token',
} as const;

/** By which whoever sends a message knows it again. */
export const clientMessageId = '0192f3a4-5b6c-7d8e-9f01-23456789abcd';

export type FactName = keyof typeof facts;
/** What a state handler answers with. */
export type Facts = { [Name in FactName]?: (typeof facts)[Name] extends number ? number : string };

/** How each state is brought about in a world, and what it tells. */
export type StateHandlers<World> = {
  [Key in StateKey]: (world: World, parameters: ParametersOf<Key>) => Promise<Facts>;
};
