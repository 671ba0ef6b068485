import { peopleIn } from './cast.ts';
import { lastActive, ownersPlace } from './people.ts';

/** Places, more exactly than everybody may know. */
export const places = {
  history: { latitude: 21.0111222, longitude: 105.8111222 },
  group: { latitude: 21.0333444, longitude: 105.8333444 },
  session: { latitude: 21.0555666, longitude: 105.8555666 },
};

export const texts = {
  note: (email: string): string => `The note of ${email}`,
  subjectCode: 'THE-OWNERS-SUBJECT',
  goalCode: 'THE-OWNERS-GOAL',
  subject: 'What the owner wants to learn',
  request: 'What the asker writes',
  talk: 'What friends talk about',
  lastWords: 'What was said before the block',
  hiddenName: 'The hidden group',
  groupTalk: (name: string): string => `Talk in ${name}`,
  address: '17 Secret Alley',
  link: 'https://meet.example.org/secret',
  notes: (isLeavers: boolean): string => (isLeavers ? 'Notes of the leaver' : 'Notes of somebody who comes'),
};

/**
 * What nobody but these people may ever find in an answer, whatever they ask for, and what each of them does find
 * somewhere. The words stand nowhere else in the world.
 */
export const secrets: { name: string; words: string; for: string }[] = [
  { name: "the owner's address", words: 'owner@example.org"', for: 'owner, friend' },
  { name: "the owner's phone", words: '+84 900 000 001', for: 'owner' },
  { name: "the owner's exact position", words: String(ownersPlace.latitude), for: 'owner' },
  { name: 'where the owner has been', words: String(places.history.latitude), for: 'owner' },
  { name: 'what the owner has noted', words: texts.subject, for: 'owner' },
  { name: 'what comes with a request', words: texts.request, for: 'owner, asker' },
  { name: 'a conversation', words: texts.talk, for: 'pair' },
  { name: 'a conversation that was blocked', words: texts.lastWords, for: 'owner, blocked' },
  { name: 'a private profile', words: 'Hermeneutics', for: 'friend' },
  { name: "a private person's address", words: 'hermit@example.org', for: 'friend' },
  { name: 'when a private person was last there', words: lastActive.hermit.toISOString(), for: '' },
  { name: 'a private profile of somebody who was asked', words: 'Seeking', for: '' },
  { name: 'a profile for friends of friends', words: 'Reclusion', for: 'pair' },
  { name: 'that an invite-only group exists', words: texts.hiddenName, for: 'known' },
  { name: 'the chat of a public group', words: texts.groupTalk('public'), for: 'insiders' },
  { name: 'the chat of a private group', words: texts.groupTalk('private'), for: 'insiders' },
  { name: 'the chat of an invite-only group', words: texts.groupTalk('invite-only'), for: 'insiders' },
  { name: 'the chat of an archived group', words: texts.groupTalk('archived'), for: 'insiders' },
  { name: 'where exactly a group meets', words: String(places.group.latitude), for: 'insiders' },
  { name: 'where exactly a session is', words: String(places.session.latitude), for: 'seated' },
  { name: 'the address of a session', words: texts.address, for: 'seated' },
  { name: 'the link of a session', words: texts.link, for: 'seated' },
  { name: 'what participants have noted', words: texts.notes(false), for: 'seated' },
  { name: 'what somebody noted who has left', words: texts.notes(true), for: 'seated, leaver' },
];

export const isMeantFor = (secret: { for: string }, actor: string): boolean =>
  peopleIn(secret.for).some((person) => person === actor);
