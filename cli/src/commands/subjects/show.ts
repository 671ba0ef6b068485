import { defineCommand } from '../../command.ts';
import { subjectFields } from '../../output/subject-view.ts';
import { required } from '../../parameter.ts';
import { findSubject } from '../../resolve/subject.ts';

export const showSubject = defineCommand({
  name: 'subjects show',
  summary: 'Show a subject, and how many people learn and teach it',
  args: { subject: required('Id of the subject, or a part of its code or names') },
  flags: {},
  examples: [
    { line: 'study-mate subjects show CS101', about: 'By its code' },
    { line: 'study-mate subjects show "giai tich"', about: 'By its name' },
  ],

  async run(context, { subject: which }) {
    const mate = await context.signedIn();
    const subject = await mate.subjects.getSubject(await findSubject(mate, which));
    context.output.record(subject, subjectFields(subject));
  },
});
