import { defineCommand } from '../../command.ts';
import { required } from '../../parameter.ts';
import { toId } from '../../values.ts';

export const removeCity = defineCommand({
  name: 'cities remove',
  summary: 'Remove a city',
  about: 'Its schools stay and have no city any more. This is for staff.',
  args: { id: required('Id of the city', toId) },
  flags: {},
  examples: [{ line: 'study-mate cities remove 1', about: 'As one of the staff' }],

  async run(context, { id }) {
    const mate = await context.signedIn();
    await mate.cities.deleteCity(id);
    context.output.done(`City ${id} is removed.`, { id }, [id]);
  },
});
