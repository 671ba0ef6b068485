import { defineCommand } from '../../command.ts';
import { cityFields } from '../../output/city-view.ts';
import { required } from '../../parameter.ts';
import { toId } from '../../values.ts';

export const showCity = defineCommand({
  name: 'cities show',
  summary: 'Show one city',
  args: { id: required('Id of the city', toId) },
  flags: {},
  examples: [{ line: 'study-mate cities show 1', about: 'Everything about it' }],

  async run(context, { id }) {
    const mate = await context.signedIn();
    const city = await mate.cities.getCity(id);
    context.output.record(city, cityFields(city));
  },
});
