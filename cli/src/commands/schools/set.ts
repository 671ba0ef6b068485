import { asForm, assertChange, putFlag } from '../../changes.ts';
import { defineCommand } from '../../command.ts';
import { schoolFields } from '../../output/school-view.ts';
import { flag, required } from '../../parameter.ts';
import { schoolFlags } from '../../school-flags.ts';
import { toId } from '../../values.ts';

export const setSchool = defineCommand({
  name: 'schools set',
  summary: 'Change a school',
  about: 'What is not named stays as it is. An empty text empties a field: --phone "". This is for staff.',
  args: { id: required('Id of the school', toId) },
  flags: {
    name: flag('name', 'What it is called'),
    address: flag('text', 'Where it is'),
    ...schoolFlags,
    ...putFlag,
  },
  examples: [
    { line: 'study-mate schools set 1 --website https://hust.edu.vn', about: 'As one of the staff' },
    { line: 'study-mate schools set 1 --phone ""', about: 'Empty a field' },
  ],

  async run(context, { id, short: short_name, put, ...same }) {
    const wished = { ...same, short_name };
    assertChange(wished, 'schools set');
    const mate = await context.signedIn();
    const school = await (put ? mate.schools.replaceSchool(id, asForm(wished)) : mate.schools.updateSchool(id, wished));
    context.output.record(school, schoolFields(school));
  },
});
