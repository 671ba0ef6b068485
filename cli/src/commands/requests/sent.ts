import { defineCommand } from '../../command.ts';
import { requestColumns } from '../../output/request-view.ts';
import { collect, pageFlags } from '../../paging.ts';
import { stateFlag } from '../../request-state.ts';

export const listSent = defineCommand({
  name: 'requests sent',
  summary: 'List the requests you sent',
  args: {},
  flags: { state: stateFlag, ...pageFlags },
  examples: [
    { line: 'study-mate requests sent', about: 'In any state' },
    { line: 'study-mate requests sent --state pending --json', about: 'Those without an answer, for a program' },
  ],

  async run(context, { state, ...wish }) {
    const mate = await context.signedIn();
    const rows = await collect(context, wish, (page_size) => mate.matching.listSentRequests({ state, page_size }));
    await context.output.list(rows, { columns: requestColumns, empty: 'You have sent no such requests.' });
  },
});
