import { defineCommand } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { schoolFields } from '../../output/school-view.ts';
import { flag, required } from '../../parameter.ts';
import { schoolFlags } from '../../school-flags.ts';
import { toId } from '../../values.ts';

export const setSchool = defineCommand({
  name: 'schools set',
  summary: 'Change a school',
  about: 'What is not named stays as it is. An empty text empties a field: --phone "". This is for staff.',
  args: { id: required('Id of the school', toId) },
  flags: { name: flag('name', 'What it is called'), address: flag('text', 'Where it is'), ...schoolFlags },
  examples: [
    { line: 'study-mate schools set 1 --website https://hust.edu.vn', about: 'As one of the staff' },
    { line: 'study-mate schools set 1 --phone ""', about: 'Empty a field' },
  ],

  async run(context, { id, short: short_name, ...same }) {
    const wished = { ...same, short_name };
    if (Object.values(wished).every((value) => value === undefined)) {
      throw new UsageError('There is nothing to change.', 'See what can be with: study-mate schools set --help');
    }
    const mate = await context.signedIn();
    const school = await mate.schools.updateSchool(id, wished);
    context.output.record(school, schoolFields(school));
  },
});
