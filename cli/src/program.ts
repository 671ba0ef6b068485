import type { Command, Example } from './command.ts';

/** A command by its name. Only the one that runs is loaded, so that starting costs the same however many there are. */
export interface Entry {
  name: string;
  load(): Promise<Command>;
}

/** What groups of commands are about. */
export const nouns: Record<string, string> = {
  profile: 'Your profile',
  subjects: 'Subjects, and those you learn and teach',
  goals: 'Goals, and those you aim for',
  location: 'Where you are, and were',
  cities: 'Cities, a catalogue that everybody may add to',
  schools: 'Schools, a catalogue that everybody may add to',
  requests: 'Requests to connect, sent and received',
  connections: 'The people you are connected with',
  chat: 'Conversations with your connections',
  groups: 'Study groups, their members and their chats',
};

/** The verb that is meant when only the noun is typed. */
export const usualVerbs: Record<string, string> = { profile: 'show' };

export const entries: readonly Entry[] = [
  { name: 'register', load: async () => (await import('./commands/auth/register.ts')).register },
  { name: 'login', load: async () => (await import('./commands/auth/login.ts')).login },
  { name: 'logout', load: async () => (await import('./commands/auth/logout.ts')).logout },
  { name: 'whoami', load: async () => (await import('./commands/auth/whoami.ts')).whoami },
  { name: 'profile show', load: async () => (await import('./commands/profile/show.ts')).showProfile },
  { name: 'profile set', load: async () => (await import('./commands/profile/set.ts')).setProfile },
  { name: 'profile password', load: async () => (await import('./commands/profile/password.ts')).changePassword },
  { name: 'subjects list', load: async () => (await import('./commands/subjects/list.ts')).listSubjects },
  { name: 'subjects show', load: async () => (await import('./commands/subjects/show.ts')).showSubject },
  { name: 'subjects mine', load: async () => (await import('./commands/subjects/mine.ts')).listMine },
  { name: 'subjects add', load: async () => (await import('./commands/subjects/add.ts')).addSubject },
  { name: 'subjects set', load: async () => (await import('./commands/subjects/set.ts')).setSubject },
  { name: 'subjects remove', load: async () => (await import('./commands/subjects/remove.ts')).removeSubject },
  { name: 'subjects create', load: async () => (await import('./commands/subjects/create.ts')).createSubject },
  { name: 'subjects edit', load: async () => (await import('./commands/subjects/edit.ts')).editSubject },
  { name: 'subjects delete', load: async () => (await import('./commands/subjects/delete.ts')).deleteSubject },
  { name: 'goals list', load: async () => (await import('./commands/goals/list.ts')).listGoals },
  { name: 'goals show', load: async () => (await import('./commands/goals/show.ts')).showGoal },
  { name: 'goals mine', load: async () => (await import('./commands/goals/mine.ts')).listMine },
  { name: 'goals add', load: async () => (await import('./commands/goals/add.ts')).addGoal },
  { name: 'goals set', load: async () => (await import('./commands/goals/set.ts')).setGoal },
  { name: 'goals remove', load: async () => (await import('./commands/goals/remove.ts')).removeGoal },
  { name: 'goals create', load: async () => (await import('./commands/goals/create.ts')).createGoal },
  { name: 'goals edit', load: async () => (await import('./commands/goals/edit.ts')).editGoal },
  { name: 'goals delete', load: async () => (await import('./commands/goals/delete.ts')).deleteGoal },
  { name: 'location set', load: async () => (await import('./commands/location/set.ts')).setLocation },
  { name: 'location show', load: async () => (await import('./commands/location/show.ts')).showLocation },
  { name: 'location history', load: async () => (await import('./commands/location/history.ts')).showHistory },
  { name: 'location stats', load: async () => (await import('./commands/location/stats.ts')).showLocationStats },
  { name: 'nearby', load: async () => (await import('./commands/discover/nearby.ts')).nearby },
  { name: 'cities list', load: async () => (await import('./commands/cities/list.ts')).listCities },
  { name: 'cities near', load: async () => (await import('./commands/cities/near.ts')).findCities },
  { name: 'cities show', load: async () => (await import('./commands/cities/show.ts')).showCity },
  { name: 'cities add', load: async () => (await import('./commands/cities/add.ts')).addCity },
  { name: 'cities set', load: async () => (await import('./commands/cities/set.ts')).setCity },
  { name: 'cities remove', load: async () => (await import('./commands/cities/remove.ts')).removeCity },
  { name: 'schools list', load: async () => (await import('./commands/schools/list.ts')).listSchools },
  { name: 'schools near', load: async () => (await import('./commands/schools/near.ts')).findSchools },
  { name: 'schools in', load: async () => (await import('./commands/schools/in.ts')).findSchoolsInCity },
  { name: 'schools show', load: async () => (await import('./commands/schools/show.ts')).showSchool },
  { name: 'schools add', load: async () => (await import('./commands/schools/add.ts')).addSchool },
  { name: 'schools set', load: async () => (await import('./commands/schools/set.ts')).setSchool },
  { name: 'schools remove', load: async () => (await import('./commands/schools/remove.ts')).removeSchool },
  { name: 'requests list', load: async () => (await import('./commands/requests/list.ts')).listRequests },
  { name: 'requests sent', load: async () => (await import('./commands/requests/sent.ts')).listSent },
  { name: 'requests received', load: async () => (await import('./commands/requests/received.ts')).listReceived },
  { name: 'requests pending', load: async () => (await import('./commands/requests/pending.ts')).listPending },
  { name: 'requests send', load: async () => (await import('./commands/requests/send.ts')).sendRequest },
  { name: 'requests show', load: async () => (await import('./commands/requests/show.ts')).showRequest },
  { name: 'requests accept', load: async () => (await import('./commands/requests/accept.ts')).acceptRequest },
  { name: 'requests reject', load: async () => (await import('./commands/requests/reject.ts')).rejectRequest },
  { name: 'requests cancel', load: async () => (await import('./commands/requests/cancel.ts')).cancelRequest },
  { name: 'requests block', load: async () => (await import('./commands/requests/block.ts')).blockRequest },
  { name: 'connections list', load: async () => (await import('./commands/connections/list.ts')).listConnections },
  { name: 'connections show', load: async () => (await import('./commands/connections/show.ts')).showConnection },
  { name: 'connections status', load: async () => (await import('./commands/connections/status.ts')).showStatus },
  { name: 'connections stats', load: async () => (await import('./commands/connections/stats.ts')).showStats },
  { name: 'chat list', load: async () => (await import('./commands/chat/list.ts')).listConversations },
  { name: 'chat open', load: async () => (await import('./commands/chat/open.ts')).openChat },
  { name: 'chat send', load: async () => (await import('./commands/chat/send.ts')).sendMessage },
  { name: 'chat history', load: async () => (await import('./commands/chat/history.ts')).showHistory },
  { name: 'chat tail', load: async () => (await import('./commands/chat/tail.ts')).tail },
  { name: 'chat read', load: async () => (await import('./commands/chat/read.ts')).markRead },
  { name: 'groups list', load: async () => (await import('./commands/groups/list.ts')).listGroups },
  { name: 'groups mine', load: async () => (await import('./commands/groups/mine.ts')).listMine },
  { name: 'groups nearby', load: async () => (await import('./commands/groups/nearby.ts')).listNearby },
  { name: 'groups show', load: async () => (await import('./commands/groups/show.ts')).showGroup },
  { name: 'groups create', load: async () => (await import('./commands/groups/create.ts')).createGroup },
  { name: 'groups set', load: async () => (await import('./commands/groups/set.ts')).setGroup },
  { name: 'groups archive', load: async () => (await import('./commands/groups/archive.ts')).archiveGroup },
  { name: 'groups join', load: async () => (await import('./commands/groups/join.ts')).joinGroup },
  { name: 'groups leave', load: async () => (await import('./commands/groups/leave.ts')).leaveGroup },
  { name: 'groups invite', load: async () => (await import('./commands/groups/invite.ts')).inviteToGroup },
  { name: 'groups members', load: async () => (await import('./commands/groups/members.ts')).listMembers },
  { name: 'groups member', load: async () => (await import('./commands/groups/member.ts')).showMember },
  { name: 'groups accept', load: async () => (await import('./commands/groups/accept.ts')).acceptMember },
  { name: 'groups reject', load: async () => (await import('./commands/groups/reject.ts')).rejectMember },
  { name: 'groups role', load: async () => (await import('./commands/groups/role.ts')).setRole },
  { name: 'groups remove', load: async () => (await import('./commands/groups/remove.ts')).removeMember },
  { name: 'api', load: async () => (await import('./commands/api/call.ts')).callApi },
];

/** How one gets from nothing to a chat. */
export const examples: readonly Example[] = [
  { line: 'study-mate login an@study-mate.example', about: 'Sign in; the password is asked for' },
  { line: 'study-mate location set 21.028511 105.804817', about: 'Say where you are' },
  { line: 'study-mate nearby --radius 10', about: 'See who else studies there' },
  { line: 'study-mate requests send 7 "Shall we study together?"', about: 'Ask somebody to connect' },
  { line: 'study-mate chat open Mai', about: 'Chat with Mai' },
];

/** The commands of a noun: `list`, `send`, … */
export const verbsOf = (noun: string): string[] =>
  entries.filter(({ name }) => name.startsWith(`${noun} `)).map(({ name }) => name.slice(noun.length + 1));
