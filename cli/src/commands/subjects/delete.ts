import { defineCommand } from '../../command.ts';
import { required } from '../../parameter.ts';
import { findSubject } from '../../resolve/subject.ts';

export const deleteSubject = defineCommand({
  name: 'subjects delete',
  summary: 'Remove a subject for everybody; for staff',
  about: 'It disappears from the lists of all who have it.',
  args: { subject: required('Id of the subject, or a part of its code or names') },
  flags: {},
  examples: [{ line: 'study-mate subjects delete ART', about: 'By its code' }],

  async run(context, { subject: which }) {
    const mate = await context.signedIn();
    const id = await findSubject(mate, which);
    await mate.subjects.deleteSubject(id);
    context.output.done(`Subject ${id} is gone.`, { id }, [id]);
  },
});
