import { type Answers, anybodyMay, rule, signedInMay } from './declaration.ts';

/*
 * Who may do what: the whole API. An operation that is not here, a person or an example without an answer fails.
 *
 * Unless said, whoever has no sign-in that stands is answered 401, one's own is `ok`, and what is missing is 404.
 * People are in cast.ts, examples in objects.ts. A rule is read from left to right, the first that fits counts.
 */

const ok = 'ok';
const nobody = { everyone: 400 };
const staffOnly: Answers = { staff: ok, others: 403 };

const accounts = [
  anybodyMay('register login refreshToken'),
  signedInMay('logout getProfile replaceProfile updateProfile changePassword'),
];

/** Everybody may add; nobody but staff may change what others rely on, and others do not learn what is missing. */
const catalogue = [
  signedInMay('listCities searchCitiesByLocation createCity'),
  signedInMay('listSchools searchSchoolsByLocation searchSchoolsByCity createSchool'),
  signedInMay('listSubjects createSubject listGoals createGoal'),
  rule('getCity getSchool getSubject getGoal', { any: ok }),
  rule('replaceCity updateCity deleteCity replaceSchool updateSchool deleteSchool', {
    any: staffOnly,
    missing: { staff: 404, others: 403 },
  }),
  rule('replaceSubject updateSubject deleteSubject replaceGoal updateGoal deleteGoal', {
    any: staffOnly,
    missing: { staff: 404, others: 403 },
  }),
];

/** What is on somebody's lists and where they have been does not exist for anybody else. */
const belongings = [
  signedInMay('listUserSubjects addUserSubject listUserGoals addUserGoal'),
  signedInMay('updateLocation getCurrentLocation listLocationHistory getLocationStats'),
  rule(
    `getUserSubject replaceUserSubject updateUserSubject removeUserSubject
     getUserGoal replaceUserGoal updateUserGoal removeUserGoal getLocationHistoryEntry`,
    { foreign: { owner: ok, others: 404 } },
  ),
];

const people = [
  signedInMay('listNearbyLearners'),
  signedInMay('listRequests listSentRequests listReceivedRequests listPendingRequests'),
  signedInMay('listConnections listPresence getConnectionStatistics'),
  rule('getConnectionStatus', { 'foreign banned': ok }),
  rule('sendRequest', {
    own: 400,
    foreign: { 'owner, friend, asker, blocked': 400, others: ok },
    banned: 400,
    missing: 400,
  }),
  rule('getRequest', { asked: { 'owner, asker': ok, others: 403 }, blocked: { 'owner, blocked': ok, others: 403 } }),
  rule('cancelRequest', { asked: { asker: ok, others: 403 }, blocked: { blocked: 400, others: 403 } }),
  rule('acceptRequest rejectRequest', { asked: { owner: ok, others: 403 }, blocked: { owner: 400, others: 403 } }),
  rule('blockRequest', { asked: { 'owner, asker': ok, others: 403 }, blocked: { 'owner, blocked': 400, others: 403 } }),
  rule('getConnection', { friends: { pair: ok, others: 403 }, blocked: 404 }),
];

/** A block ends the talk; what was said stays readable for the two. */
const conversations = [
  signedInMay('listConversations'),
  rule('getConversation listMessages markMessagesRead', {
    friends: { pair: ok, others: 404 },
    blocked: { 'owner, blocked': ok, others: 404 },
  }),
  rule('getConversationByConnection', {
    friends: { pair: ok, others: 403 },
    blocked: { 'owner, blocked': 400, others: 403 },
  }),
  rule('sendMessage', { friends: { pair: ok, others: 403 }, blocked: 403, missing: 403 }),
];

/** An invite-only group does not exist for whoever has never had to do with it. */
const groups = [
  signedInMay('listGroups listMyGroups listNearbyGroups createGroup'),
  rule('getGroup listGroupMembers listGroupMessages', {
    'public private archived': ok,
    'invite-only': { known: ok, others: 404 },
  }),
  rule('replaceGroup updateGroup archiveGroup', {
    'public private archived': { owner: ok, others: 403 },
    'invite-only': { owner: ok, known: 403, others: 404 },
  }),
  rule('joinGroup', {
    own: 400,
    'public private': { 'insiders, pending': 400, others: ok },
    'invite-only': { 'insiders, pending': 400, invited: ok, known: 403, others: 404 },
    archived: nobody,
  }),
  rule('leaveGroup', {
    own: 400,
    'public private archived': { owner: 400, 'insiders, pending, invited': ok, others: 400 },
    'invite-only': { owner: 400, 'insiders, pending, invited': ok, known: 400, others: 404 },
  }),
  rule('inviteToGroup', {
    'public private': { leaders: ok, others: 403 },
    'invite-only': { leaders: ok, known: 403, others: 404 },
    archived: { leaders: 400, others: 403 },
    'banned-guest': { leaders: 400, others: 403 },
    'blocked-guest': { owner: 400, leaders: ok, others: 403 },
  }),
  rule('sendGroupMessage', {
    'public private': { insiders: ok, others: 403 },
    'invite-only': { insiders: ok, known: 403, others: 404 },
    archived: 403,
  }),
  rule('markGroupMessagesRead', {
    'public private archived': { insiders: ok, others: 403 },
    'invite-only': { insiders: ok, known: 403, others: 404 },
  }),
];

/** A membership is known to its person and to whoever is in; only admins decide about it. */
const memberships = [
  rule('getMembership', {
    'waiting hidden': { 'insiders, pending': ok, others: 404 },
    seat: { insiders: ok, others: 404 },
  }),
  rule('acceptMembership rejectMembership', {
    own: 400,
    'waiting hidden': { owner: ok, 'insiders, pending': 403, others: 404 },
    seat: { owner: 400, insiders: 403, others: 404 },
  }),
  rule('changeMembershipRole', {
    'waiting hidden': { owner: 400, 'insiders, pending': 403, others: 404 },
    seat: { owner: ok, insiders: 403, others: 404 },
  }),
  rule('removeMembership', {
    own: 400,
    'waiting hidden': { owner: ok, 'insiders, pending': 403, others: 404 },
    seat: { owner: ok, insiders: 403, others: 404 },
  }),
];

/** Sessions are open to everybody; the host alone changes them, and everybody their own seat. */
const sessions = [
  signedInMay('listSessions listMySessions listMonthlySessions listNearbySessions createSession'),
  signedInMay('getDashboardStatistics'),
  rule('getSession listSessionParticipants', { 'ahead running cancelled': ok }),
  rule('replaceSession updateSession cancelSession', {
    'ahead running': { host: ok, others: 403 },
    cancelled: { host: 400, others: 403 },
  }),
  rule('joinSession', { own: 400, 'ahead running': { seated: 400, others: ok }, cancelled: nobody }),
  rule('leaveSession', { 'ahead running cancelled': { seated: ok, others: 400 } }),
  rule('checkInToSession', { ahead: { seated: ok, others: 400 }, 'running cancelled': nobody }),
  rule('checkOutOfSession', { own: 400, 'ahead cancelled': nobody, running: { seated: ok, others: 400 } }),
];

export const policy = [
  ...accounts,
  ...catalogue,
  ...belongings,
  ...people,
  ...conversations,
  ...groups,
  ...memberships,
  ...sessions,
];
