import { defineCommand } from '../../command.ts';
import { when } from '../../output/time.ts';
import { collect, pageFlags } from '../../paging.ts';

export const listConnections = defineCommand({
  name: 'connections list',
  summary: 'List the people you are connected with',
  args: {},
  flags: pageFlags,
  examples: [{ line: 'study-mate connections list', about: 'Latest first' }],

  async run(context, wish) {
    const mate = await context.signedIn();
    const rows = await collect(context, wish, (page_size) => mate.matching.listConnections({ page_size }));
    await context.output.list(rows, {
      columns: [
        { title: 'Id', of: ({ id }) => id },
        { title: 'Name', of: ({ user }) => user.full_name, isFlexible: true },
        { title: 'User', of: ({ user }) => user.id },
        { title: 'Email', of: ({ user }) => user.email, isFlexible: true },
        { title: 'Since', of: ({ accepted_at }) => when(accepted_at) },
        { title: 'Chat', of: ({ conversation_id }) => conversation_id },
      ],
      empty: 'You are not connected with anybody yet. See who is there: study-mate nearby',
    });
  },
});
