/** A chat, live: Mai and Minh are in the same conversation, each sees the other type and write. */
import { type ChatFeed, StudyMate } from '@study-mate/sdk';

const baseUrl = process.env.STUDY_MATE_URL ?? 'http://localhost:8000';

async function enter(name: string, other: string) {
  const mate = new StudyMate({ baseUrl });
  await mate.auth.login({ email: `${name}@study-mate.example`, password: 'study-together' });
  const conversations = await mate.chat.listConversations();
  const conversation = conversations.find(({ other_participant }) => other_participant.full_name.endsWith(other));
  if (!conversation) throw new Error(`${name} is not connected with ${other}.`);
  const realtime = await mate.realtime();
  const feed = realtime.conversation(conversation.id);
  feed.on('typing', ({ user_name, is_typing }) => console.log(`${user_name} ${is_typing ? 'is typing' : 'pauses'} …`));
  await feed.ready;
  return { realtime, feed };
}

/** Each message comes once and in order, also after a lost connection. */
async function next(feed: ChatFeed): Promise<void> {
  for await (const { sender_name, content } of feed) return console.log(`${sender_name}: ${content}`);
}

const mai = await enter('mai', 'Minh');
const minh = await enter('minh', 'Mai');

const arrived = next(minh.feed);
mai.feed.setTyping(true);
await mai.feed.send('Coffee before the contest?');
await arrived;

const answered = next(mai.feed);
await minh.feed.send('Tea. Five minutes!');
await answered;

mai.realtime.close();
minh.realtime.close();
