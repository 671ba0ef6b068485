import { defineCommand } from '../../command.ts';
import { CommandError } from '../../failure.ts';
import { when } from '../../output/time.ts';

export const showLocation = defineCommand({
  name: 'location show',
  summary: 'Show where you said you are',
  args: {},
  flags: {},
  examples: [{ line: 'study-mate location show', about: 'The last reported position' }],

  async run(context) {
    const { output } = context;
    const mate = await context.signedIn();
    const location = await mate.location.getCurrentLocation();
    if (location.latitude === null && !output.isJson) {
      throw new CommandError('You have not said where you are.', 'no_location', {
        suggestion: 'Do so with: study-mate location set <latitude> <longitude>',
      });
    }
    output.record(location, [
      ['Latitude', location.latitude],
      ['Longitude', location.longitude],
      ['Reported', when(location.last_updated)],
    ]);
  },
});
