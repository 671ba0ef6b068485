import { defineCommand } from '../../command.ts';
import { schoolFields } from '../../output/school-view.ts';
import { required } from '../../parameter.ts';
import { toId } from '../../values.ts';

export const showSchool = defineCommand({
  name: 'schools show',
  summary: 'Show one school',
  args: { id: required('Id of the school', toId) },
  flags: {},
  examples: [{ line: 'study-mate schools show 1', about: 'Everything about it' }],

  async run(context, { id }) {
    const mate = await context.signedIn();
    const school = await mate.schools.getSchool(id);
    context.output.record(school, schoolFields(school));
  },
});
