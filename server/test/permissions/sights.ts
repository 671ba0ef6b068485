import { type Actor, peopleIn, signedIn } from './cast.ts';
import { lastActive, ownersPlace } from './people.ts';
import { places, texts } from './secrets.ts';

/** Whoever calls an operation finds these words in the answer, or does not. */
interface Sight {
  operation: string;
  example: string;
  words: string;
  finders: readonly Actor[];
}

const nobody: Actor[] = [];
const everyone = signedIn;
const only = (names: string): Actor[] => peopleIn(names);
const allBut = (names: string): Actor[] => signedIn.filter((actor) => !peopleIn(names).includes(actor));

const inAnswer = (operation: string, example: string, finders: Record<string, readonly Actor[]>): Sight[] =>
  Object.entries(finders).map(([words, people]) => ({ operation, example, words, finders: people }));

const inList = (operation: string, finders: Record<string, readonly Actor[]>): Sight[] =>
  inAnswer(operation, '-', finders);

const hidden = texts.hiddenName;
const talk = texts.talk;

/** What is seen of others: exactly these people find it, and nobody else does. */
const sights: Sight[] = [
  // Nobody is shown to whom they have something to do with, and nobody whose profile is not for the viewer.
  ...inList('listNearbyLearners', {
    'The newcomer': everyone,
    'The owner': allBut('owner, friend, asker, blocked'),
    'The blocked': allBut('owner, blocked'),
    'The recluse': only('owner'),
    'The hermit': nobody,
    'The companion': nobody,
    'The suitor': nobody,
    'The sought': nobody,
    'The banned': nobody,
    'The deleted': nobody,
  }),
  ...inList('listRequests', { [texts.request]: only('owner, asker') }),
  ...inList('listSentRequests', { [texts.request]: only('asker') }),
  ...inList('listReceivedRequests', { [texts.request]: only('owner') }),
  ...inList('listPendingRequests', { [texts.request]: only('owner, asker') }),
  ...inList('listConnections', { 'The companion': everyone, 'The friend': only('owner'), 'The blocked': nobody }),
  ...inList('listPresence', {
    [lastActive.companion.toISOString()]: everyone,
    [lastActive.hermit.toISOString()]: nobody,
  }),
  // Everybody has asked and was asked once, and has one connection; some have more.
  ...inList('getConnectionStatistics', {
    '"sent_pending":2,': only('asker'),
    '"sent_pending":1,': allBut('asker'),
    '"received_pending":2,': only('owner'),
    '"received_pending":1,': allBut('owner'),
    '"accepted_connections":4,': only('friend'),
    '"accepted_connections":2,': only('owner'),
    '"accepted_connections":1,': allBut('owner, friend'),
  }),
  ...inList('listConversations', { [talk]: only('pair'), [texts.lastWords]: only('owner, blocked') }),
  ...inAnswer('listMessages', 'friends', { [talk]: only('pair') }),
  ...inAnswer('listMessages', 'blocked', { [texts.lastWords]: only('owner, blocked') }),
  ...inAnswer('getConversation', 'friends', { 'owner@example.org': only('pair'), 'friend@example.org': only('pair') }),
  ...inAnswer('getConversation', 'blocked', {
    'owner@example.org': only('owner'),
    'blocked@example.org': only('blocked'),
  }),
  ...inList('listUserSubjects', { [texts.subjectCode]: only('owner') }),
  ...inList('listUserGoals', { [texts.goalCode]: only('owner') }),
  ...inList('getCurrentLocation', { [ownersPlace.latitude]: only('owner') }),
  ...inList('getLocationStats', { '"total_records":2,': only('owner'), '"total_records":1,': allBut('owner') }),
  ...inList('listLocationHistory', { [places.history.latitude]: only('owner') }),
  // An invite-only group is found by whoever is in it.
  ...inList('listGroups', { 'that is public': everyone, 'that is private': everyone, [hidden]: only('insiders') }),
  ...inList('listMyGroups', { 'that is public': only('insiders'), [hidden]: only('insiders') }),
  ...inList('listNearbyGroups', { 'that is public': everyone, 'that is private': everyone, [hidden]: nobody }),
  // Who waits, was invited or has gone is known to whoever is in.
  ...inAnswer('listGroupMembers', 'public', {
    'The member': everyone,
    'The pending': only('insiders'),
    'The invited': only('insiders'),
    'The former': only('insiders'),
    'The removed': only('insiders'),
    Hermeneutics: only('friend'),
    Reclusion: only('pair'),
  }),
  // Only the invited pass the door of a private group at once, and who was removed waits at every door.
  ...inAnswer('joinGroup', 'private', {
    '"status":"pending"': allBut('insiders, pending, invited'),
    '"status":"active"': only('invited'),
  }),
  ...inAnswer('joinGroup', 'public', {
    '"status":"pending"': only('removed'),
    '"status":"active"': allBut('insiders, pending, removed'),
  }),
  ...inAnswer('getGroup', 'public', { [places.group.latitude]: only('insiders') }),
  ...inAnswer('listGroupMessages', 'public', { [texts.groupTalk('public')]: only('insiders') }),
  ...inAnswer('listGroupMessages', 'private', { [texts.groupTalk('private')]: only('insiders') }),
  ...inAnswer('listGroupMessages', 'archived', { [texts.groupTalk('archived')]: only('insiders') }),
  ...inList('listSessions', { 'The host': everyone }),
  ...inList('listMySessions', { 'The host': only('seated') }),
  ...inList('listMonthlySessions', { 'The host': only('seated') }),
  // Everybody hosts a session of their own, and the host three more; a cancelled seat is none.
  ...inList('getDashboardStatistics', {
    '"sessions_hosted_total":4': only('host'),
    '"sessions_hosted_total":1,': allBut('host'),
    '"sessions_attending_total":2': only('participant'),
    '"sessions_attending_total":0': allBut('participant'),
  }),
  ...inAnswer('getSession', 'ahead', {
    [texts.link]: only('seated'),
    [texts.address]: only('seated'),
    [places.session.latitude]: only('seated'),
  }),
  ...inAnswer('listSessionParticipants', 'ahead', {
    'The hermit': everyone,
    Hermeneutics: only('friend'),
    [texts.notes(false)]: only('seated'),
    [texts.notes(true)]: only('seated, leaver'),
  }),
];

/** What is wrong with what somebody sees. */
export function sightProblems(operation: string, example: string, actor: Actor, text: string): string[] {
  return sights
    .filter((sight) => sight.operation === operation && sight.example === example)
    .filter(({ words, finders }) => text.includes(words) !== finders.includes(actor))
    .map(({ words }) => `${actor} ${text.includes(words) ? 'finds' : 'does not find'} "${words}"`);
}

/** Operations that are named here. */
export const sightedOperations = sights.map(({ operation }) => operation);
