import { defineCommand } from '../../command.ts';
import { schoolColumns } from '../../output/school-view.ts';
import { required } from '../../parameter.ts';
import { arrayLimit, usualArrayLimit } from '../../place-flags.ts';

export const findSchoolsInCity = defineCommand({
  name: 'schools in',
  summary: 'List the schools of a city, by name',
  args: { city: required('The city’s name or a part of it') },
  flags: arrayLimit,
  examples: [{ line: 'study-mate schools in "da nang"', about: 'All of Đà Nẵng' }],

  async run(context, { city, limit: page_size = usualArrayLimit }) {
    const mate = await context.signedIn();
    const rows = await mate.schools.searchSchoolsByCity({ city, page_size });
    await context.output.list(rows, { columns: schoolColumns, empty: 'No such city has a school.' });
  },
});
