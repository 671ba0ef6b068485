import { defineCommand } from '../../command.ts';
import { when } from '../../output/time.ts';

export const listConversations = defineCommand({
  name: 'chat list',
  summary: 'List your conversations, the latest message first',
  args: {},
  flags: {},
  examples: [
    { line: 'study-mate chat list', about: 'Who wrote last, and what is unread' },
    { line: 'study-mate chat list --json', about: 'The same for a program' },
  ],

  async run(context) {
    const mate = await context.signedIn();
    const rows = await mate.chat.listConversations();
    await context.output.list(rows, {
      columns: [
        { title: 'Id', of: ({ id }) => id },
        { title: 'With', of: ({ other_participant }) => other_participant.full_name, isFlexible: true },
        { title: 'Unread', of: ({ unread_count: count }) => ({ plain: `${count}`, pretty: count ? `${count}` : '' }) },
        { title: 'Last', of: ({ last_message_at }) => when(last_message_at) },
        { title: 'Message', of: ({ last_message_preview }) => last_message_preview?.content, isFlexible: true },
      ],
      empty: 'There are no conversations yet. They begin when a request is accepted.',
    });
  },
});
