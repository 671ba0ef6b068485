import { defineCommand } from '../../command.ts';
import { dashboardLines, dashboardNumbers } from '../../output/dashboard-view.ts';

export const dashboard = defineCommand({
  name: 'dashboard',
  summary: 'Show your sessions and connections in numbers',
  about: 'A pipe gets a line for each number, by the name that the API gives it.',
  args: {},
  flags: {},
  examples: [
    { line: 'study-mate dashboard', about: 'What you host and attend, and who waits for an answer' },
    { line: 'study-mate dashboard | grep upcoming', about: 'Only what is ahead' },
    { line: 'study-mate dashboard --json', about: 'The same for a program' },
  ],

  async run(context) {
    const { output } = context;
    const mate = await context.signedIn();
    const statistics = await mate.dashboard.getDashboardStatistics();
    output.record(statistics, output.isTerminal ? dashboardLines(statistics) : dashboardNumbers(statistics));
  },
});
