/** A bot: accepts whoever asks to connect, and answers `/sessions` with what is coming up, until Ctrl-C. */
import { StudyMate } from '@study-mate/sdk';

const mate = new StudyMate({ baseUrl: process.env.STUDY_MATE_URL ?? 'http://localhost:8000' });
const { user } = await mate.auth.login({ email: 'phong@study-mate.example', password: 'study-together' });
const realtime = await mate.realtime();
const attended = new Set<number>();

async function answerTo(content: string): Promise<string> {
  if (content.trim() !== '/sessions') return 'I only know /sessions.';
  const { results } = await mate.sessions.listSessions({ status: 'upcoming', page_size: 3 });
  return results.map(({ title, start_time }) => `${new Date(start_time).toUTCString()}: ${title}`).join('\n');
}

/** A feed may begin in the past: what nobody has read yet is answered first. */
async function attend(conversation: number): Promise<void> {
  if (attended.has(conversation)) return;
  attended.add(conversation);
  const { last_message, unread_count } = await mate.chat.getConversation(conversation);
  const feed = realtime.conversation(conversation, { afterSeq: (last_message?.seq ?? 0) - unread_count });
  for await (const { sender_id, message_id, content } of feed) {
    if (sender_id === user.id) continue;
    await feed.markRead([message_id]);
    await feed.send(await answerTo(content));
  }
}

async function attendAll(): Promise<void> {
  for (const { id } of await mate.chat.listConversations()) attend(id).catch(console.error);
}

async function accept({ id }: { id: number }): Promise<void> {
  await mate.matching.acceptRequest(id);
  await attendAll();
}

realtime.on('connection_request_received', (request) => accept(request).catch(console.error));
for await (const request of mate.matching.listReceivedRequests({ state: 'pending' })) await accept(request);
await attendAll();
console.log(`${user.full_name} answers. Ctrl-C ends.`);

process.once('SIGINT', () => realtime.close());
