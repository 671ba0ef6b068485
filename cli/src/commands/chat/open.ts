import { openConversation } from '../../chat-screen/chat.ts';
import { defineCommand } from '../../command.ts';
import { aboutScreen, openChatScreen } from '../../open-chat-screen.ts';
import { findConversation, whoToChatWith } from '../../resolve/conversation.ts';

export const openChat = defineCommand({
  name: 'chat open',
  summary: 'Chat on a live screen',
  about: aboutScreen,
  args: { who: whoToChatWith },
  flags: {},
  examples: [
    { line: 'study-mate chat open Mai', about: 'With somebody by name' },
    { line: 'study-mate chat open 4', about: 'By the id that chat list shows' },
  ],

  run: (context, { who }) =>
    openChatScreen(context, 'chat', async (mate) => openConversation(mate, await findConversation(mate, who))),
});
