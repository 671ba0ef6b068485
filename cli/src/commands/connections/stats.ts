import { defineCommand } from '../../command.ts';

export const showStats = defineCommand({
  name: 'connections stats',
  summary: 'Show your requests and connections in numbers',
  args: {},
  flags: {},
  examples: [{ line: 'study-mate connections stats', about: 'How many wait, how many are connected' }],

  async run(context) {
    const mate = await context.signedIn();
    const stats = await mate.matching.getConnectionStatistics();
    context.output.record(stats, [
      ['Connections', stats.accepted_connections],
      ['Sent, pending', stats.sent_pending],
      ['Received, pending', stats.received_pending],
      ['Requests in all', stats.total_requests],
    ]);
  },
});
