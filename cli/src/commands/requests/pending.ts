import type { ConnectionRequestRow } from '@study-mate/sdk';
import { defineCommand } from '../../command.ts';
import type { Column } from '../../output/cell.ts';
import { requestColumns } from '../../output/request-view.ts';

type Row = ConnectionRequestRow & { direction: 'received' | 'sent' };

const columns: Column<Row>[] = [{ title: 'Direction', of: ({ direction }) => direction }, ...requestColumns];

export const listPending = defineCommand({
  name: 'requests pending',
  summary: 'List what waits for an answer: yours first, then theirs',
  args: {},
  flags: {},
  examples: [{ line: 'study-mate requests pending', about: 'Who waits for me, and for whom do I wait?' }],

  async run(context) {
    const { output } = context;
    const mate = await context.signedIn();
    const pending = await mate.matching.listPendingRequests();
    if (output.isJson) return output.json(pending);
    const rows: Row[] = [
      ...pending.received.map((row) => ({ ...row, direction: 'received' as const })),
      ...pending.sent.map((row) => ({ ...row, direction: 'sent' as const })),
    ];
    await output.list(rows, { columns, empty: 'Nothing waits for an answer.' });
  },
});
