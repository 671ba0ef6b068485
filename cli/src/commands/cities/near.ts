import { defineCommand } from '../../command.ts';
import { cityNearbyColumns } from '../../output/city-view.ts';
import { flag, required } from '../../parameter.ts';
import { arrayLimit, usualArrayLimit } from '../../place-flags.ts';
import { toDegrees, toNumber } from '../../values.ts';

export const findCities = defineCommand({
  name: 'cities near',
  summary: 'Find cities around a point, nearest first',
  args: {
    latitude: required('Degrees north of the equator; negative to the south', toDegrees),
    longitude: required('Degrees east of Greenwich; negative to the west', toDegrees),
  },
  flags: { radius: flag('km', 'How far to look (50 unless told)', { parse: toNumber }), ...arrayLimit },
  examples: [
    { line: 'study-mate cities near 21.028511 105.804817', about: 'Around Hanoi' },
    { line: 'study-mate cities near 21.028511 105.804817 --radius 200 --json', about: 'Farther, for a program' },
  ],

  async run(context, { latitude: lat, longitude: lng, radius, limit: page_size = usualArrayLimit }) {
    const mate = await context.signedIn();
    const rows = await mate.cities.searchCitiesByLocation({ lat, lng, radius, page_size });
    await context.output.list(rows, {
      columns: cityNearbyColumns,
      empty: 'None is near enough. Try a larger --radius.',
    });
  },
});
