import { defineCommand } from '../../command.ts';
import { findConversation, whoToChatWith } from '../../resolve/conversation.ts';
import { aboutTail, assertOneBeginning, tailFeed, tailFlags } from '../../tail-feed.ts';

export const tail = defineCommand({
  name: 'chat tail',
  summary: 'Print messages as they come, until Ctrl-C',
  about: aboutTail,
  args: { who: whoToChatWith },
  flags: tailFlags,
  examples: [
    { line: 'study-mate chat tail Mai', about: 'From now on' },
    { line: 'study-mate chat tail Mai --since 0 --json', about: 'Everything, a line of JSON each' },
    { line: 'study-mate chat tail Mai --last 10', about: 'With a little history' },
  ],

  async run(context, { who, ...beginning }) {
    assertOneBeginning(beginning);
    const mate = await context.signedIn();
    const conversation = await findConversation(mate, who);
    await tailFeed(context, mate, {
      ...beginning,
      latestSeq: async () => (await mate.chat.getConversation(conversation)).last_message?.seq ?? 0,
      follow: (realtime, options) => realtime.conversation(conversation, options),
    });
  },
});
