import { defineCommand } from '../../command.ts';
import { requestColumns } from '../../output/request-view.ts';
import { collect, pageFlags } from '../../paging.ts';
import { stateFlag } from '../../request-state.ts';

export const listReceived = defineCommand({
  name: 'requests received',
  summary: 'List the requests you received',
  args: {},
  flags: { state: stateFlag, ...pageFlags },
  examples: [
    { line: 'study-mate requests received', about: 'In any state' },
    { line: 'study-mate requests received --state pending --json', about: 'Those without an answer, for a program' },
  ],

  async run(context, { state, ...wish }) {
    const mate = await context.signedIn();
    const rows = await collect(context, wish, (page_size) => mate.matching.listReceivedRequests({ state, page_size }));
    await context.output.list(rows, { columns: requestColumns, empty: 'You have received no such requests.' });
  },
});
