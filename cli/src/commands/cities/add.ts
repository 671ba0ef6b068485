import { defineCommand } from '../../command.ts';
import { required } from '../../parameter.ts';
import { positionFlags } from '../../place-flags.ts';

export const addCity = defineCommand({
  name: 'cities add',
  summary: 'Add a city for everybody',
  args: { name: required('What it is called') },
  flags: positionFlags,
  examples: [{ line: 'study-mate cities add Huế --latitude 16.4619 --longitude 107.5955', about: 'With its position' }],

  async run(context, city) {
    const mate = await context.signedIn();
    const { id, name } = await mate.cities.createCity(city);
    context.output.done(`${name} is there (city ${id}).`, { id, name }, [id, name]);
  },
});
