import { defineCommand } from '../../command.ts';
import { required } from '../../parameter.ts';
import { toId } from '../../values.ts';

export const removeSchool = defineCommand({
  name: 'schools remove',
  summary: 'Remove a school',
  about: 'Its students stay and have no school any more. This is for staff.',
  args: { id: required('Id of the school', toId) },
  flags: {},
  examples: [{ line: 'study-mate schools remove 1', about: 'As one of the staff' }],

  async run(context, { id }) {
    const mate = await context.signedIn();
    await mate.schools.deleteSchool(id);
    context.output.done(`School ${id} is removed.`, { id }, [id]);
  },
});
