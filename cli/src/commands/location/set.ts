import { defineCommand } from '../../command.ts';
import { flag, required } from '../../parameter.ts';
import { toDegrees, toNumber } from '../../values.ts';

export const setLocation = defineCommand({
  name: 'location set',
  summary: 'Say where you are',
  about: 'Others see positions and distances rounded to about a hundred metres.',
  args: {
    latitude: required('Degrees north of the equator; negative to the south', toDegrees),
    longitude: required('Degrees east of Greenwich; negative to the west', toDegrees),
  },
  flags: { accuracy: flag('metres', 'How exact that is', { parse: toNumber }) },
  examples: [
    { line: 'study-mate location set 21.028511 105.804817', about: 'Hanoi' },
    { line: 'study-mate location set -33.8568 151.2153 --accuracy 20', about: 'Sydney, to within 20 metres' },
  ],

  async run(context, { latitude, longitude, accuracy }) {
    const mate = await context.signedIn();
    const result = await mate.location.updateLocation({ latitude, longitude, accuracy });
    const { distance_moved: metres, saved_to_history } = result;
    const moved = metres === null ? '' : `, ${Math.round(metres)} m from where you were`;
    const kept = saved_to_history ? '' : ' Too little has changed for a new entry in your history.';
    context.output.done(`You are at ${result.latitude}, ${result.longitude}${moved}.${kept}`, result, [
      result.latitude,
      result.longitude,
      result.saved_to_history,
      result.timestamp,
    ]);
  },
});
