import { defineCommand } from '../../command.ts';
import { required } from '../../parameter.ts';
import { findOwnSubject } from '../../resolve/subject.ts';

export const removeSubject = defineCommand({
  name: 'subjects remove',
  summary: 'Take a subject off your list',
  args: { subject: required('Id of the subject, or a part of its code or names') },
  flags: {},
  examples: [{ line: 'study-mate subjects remove CS101', about: 'By its code' }],

  async run(context, { subject: which }) {
    const mate = await context.signedIn();
    const { id, subject_name_en: name } = await findOwnSubject(mate, which);
    await mate.subjects.removeUserSubject(id);
    context.output.done(`${name} is off your list.`, { id }, [id]);
  },
});
