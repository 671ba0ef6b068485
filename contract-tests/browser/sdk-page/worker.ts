import { StudyMate } from '@study-mate/sdk';

/** Signs in, makes a call, says something, and tells what came of it. */
globalThis.onmessage = async ({ data }) => {
  const { baseUrl, email, password } = data;
  const mate = new StudyMate({ baseUrl });
  await mate.auth.login({ email, password });
  const { full_name } = await mate.auth.getProfile();
  const [conversation] = await mate.chat.listConversations();
  const realtime = await mate.realtime();
  const { content } = await realtime.sendMessage(conversation?.id ?? 0, 'Said by a worker');
  realtime.close();
  globalThis.postMessage({ full_name, content });
};
