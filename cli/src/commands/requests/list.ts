import { defineCommand } from '../../command.ts';
import { requestColumns } from '../../output/request-view.ts';
import { collect, pageFlags } from '../../paging.ts';

export const listRequests = defineCommand({
  name: 'requests list',
  summary: 'List all your requests, newest first',
  args: {},
  flags: pageFlags,
  examples: [{ line: 'study-mate requests list', about: 'Sent and received, in any state' }],

  async run(context, wish) {
    const mate = await context.signedIn();
    const rows = await collect(context, wish, (page_size) => mate.matching.listRequests({ page_size }));
    await context.output.list(rows, { columns: requestColumns, empty: 'There are no requests.' });
  },
});
