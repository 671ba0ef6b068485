import { openGroup } from '../../chat-screen/chat.ts';
import { defineCommand } from '../../command.ts';
import { aboutScreen, openChatScreen } from '../../open-chat-screen.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';

export const openGroupChat = defineCommand({
  name: 'groups chat',
  summary: 'Chat with a group on a live screen',
  about: `${aboutScreen}\nIn a group, ✓✓ means that at least one of the others has read it.`,
  args: { group: whichGroup },
  flags: {},
  examples: [{ line: 'study-mate groups chat "Machine Learning"', about: 'By name' }],

  run: (context, { group }) =>
    openChatScreen(context, 'groups', async (mate) => openGroup(mate, await findGroup(mate, group))),
});
