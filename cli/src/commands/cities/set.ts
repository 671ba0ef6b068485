import { asForm, assertChange, putFlag } from '../../changes.ts';
import { defineCommand } from '../../command.ts';
import { cityFields } from '../../output/city-view.ts';
import { flag, required } from '../../parameter.ts';
import { positionFlags } from '../../place-flags.ts';
import { toId } from '../../values.ts';

export const setCity = defineCommand({
  name: 'cities set',
  summary: 'Change a city',
  about: 'What is not named stays as it is; --latitude "" --longitude "" take the position away. This is for staff.',
  args: { id: required('Id of the city', toId) },
  flags: { name: flag('name', 'What it is called'), ...positionFlags, ...putFlag },
  examples: [{ line: 'study-mate cities set 1 --name "Hà Nội"', about: 'As one of the staff' }],

  async run(context, { id, put, ...wished }) {
    assertChange(wished, 'cities set');
    const mate = await context.signedIn();
    const city = await (put ? mate.cities.replaceCity(id, asForm(wished)) : mate.cities.updateCity(id, wished));
    context.output.record(city, cityFields(city));
  },
});
