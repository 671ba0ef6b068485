import { defineCommand } from '../../command.ts';
import { flag, required } from '../../parameter.ts';
import { findSubject } from '../../resolve/subject.ts';
import { toIntent, toLevel } from '../../subject-words.ts';

export const addSubject = defineCommand({
  name: 'subjects add',
  summary: 'Put a subject on your list',
  args: {
    subject: required('Id of the subject, or a part of its code or names'),
    intent: required('What you want with it: learn, teach or both', toIntent),
    level: required('How far you are: beginner, intermediate, advanced or expert', toLevel),
  },
  flags: { note: flag('text', 'A few words on it, for you alone') },
  examples: [
    { line: 'study-mate subjects add MATH102 learn beginner', about: 'By its code' },
    { line: 'study-mate subjects add "co so du lieu" both advanced --note "Fridays"', about: 'By its name' },
  ],

  async run(context, { subject: which, ...wished }) {
    const mate = await context.signedIn();
    const subject = await findSubject(mate, which);
    const entry = await mate.subjects.addUserSubject({ ...wished, subject });
    context.output.done(`Subject ${subject} is on your list.`, entry, [subject, entry.intent, entry.level, entry.note]);
  },
});
