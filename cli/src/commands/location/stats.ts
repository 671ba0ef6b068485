import { defineCommand } from '../../command.ts';
import { when } from '../../output/time.ts';
import { flag } from '../../parameter.ts';
import { toCount } from '../../values.ts';

export const showLocationStats = defineCommand({
  name: 'location stats',
  summary: 'Show your history in numbers',
  args: {},
  flags: { days: flag('number', 'How many days back to look (30 unless told)', { parse: toCount }) },
  examples: [{ line: 'study-mate location stats --days 7', about: 'The last week' }],

  async run(context, { days }) {
    const mate = await context.signedIn();
    const stats = await mate.location.getLocationStats({ days });
    const { latitude, longitude } = stats.current_location;
    context.output.record(stats, [
      ['Positions', stats.total_records],
      ['Days', stats.days_analyzed],
      ['First', when(stats.first_recorded)],
      ['Last', when(stats.last_recorded)],
      ['Now at', latitude === null ? null : `${latitude}, ${longitude}`],
    ]);
  },
});
