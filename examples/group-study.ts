/** A study group, from founding it to the first session: invite somebody, talk in its chat, plan, take a seat. */
import { StudyMate } from '@study-mate/sdk';

async function signIn(name: string): Promise<StudyMate> {
  const mate = new StudyMate({ baseUrl: process.env.STUDY_MATE_URL ?? 'http://localhost:8000' });
  await mate.auth.login({ email: `${name}@study-mate.example`, password: 'study-together' });
  return mate;
}

const mai = await signIn('mai');
const an = await signIn('an');

const group = await mai.groups.createGroup({ name: 'Proofs on Thursday', privacy: 'invite_only', max_members: 8 });
await mai.groups.inviteToGroup(group.id, { user_id: (await an.auth.getProfile()).id });
await an.groups.joinGroup(group.id);
for await (const { user, role } of mai.groups.listGroupMembers(group.id)) console.log(`${user.full_name}, ${role}`);

const session = await mai.sessions.createSession({
  title: 'Induction, from the beginning',
  session_type: 'virtual',
  meeting_link: 'https://meet.example/proofs',
  start_time: new Date(Date.now() + 86_400_000).toISOString(),
  duration_minutes: 90,
  max_participants: 6,
});
await mai.groups.sendGroupMessage(group.id, { content: `“${session.title}” is tomorrow. Who comes?` });

const realtime = await an.realtime();
for await (const { sender_name, content } of realtime.group(group.id, { afterSeq: 0 })) {
  console.log(`${sender_name}: ${content}`);
  break;
}
realtime.close();

await an.sessions.joinSession(session.id, { notes: 'I bring questions.' });
const { participant_count, max_participants } = await an.sessions.getSession(session.id);
console.log(`${participant_count} of ${max_participants} seats are taken.`);
