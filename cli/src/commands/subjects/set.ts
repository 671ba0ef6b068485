import { asForm, assertChange, putFlag } from '../../changes.ts';
import { defineCommand } from '../../command.ts';
import { flag, required } from '../../parameter.ts';
import { findOwnSubject } from '../../resolve/subject.ts';
import { toIntent, toLevel } from '../../subject-words.ts';

export const setSubject = defineCommand({
  name: 'subjects set',
  summary: 'Change what your list says about a subject',
  about: 'What is not named stays as it is. An empty text empties the note: --note ""',
  args: { subject: required('Id of the subject, or a part of its code or names') },
  flags: {
    level: flag('level', 'How far you are: beginner, intermediate, advanced or expert', { parse: toLevel }),
    intent: flag('intent', 'What you want with it: learn, teach or both', { parse: toIntent }),
    note: flag('text', 'A few words on it, for you alone'),
    ...putFlag,
  },
  examples: [
    { line: 'study-mate subjects set IELTS --level advanced', about: 'Say that you are getting better' },
    { line: 'study-mate subjects set kinh --intent both --note ""', about: 'Learn what you teach, and drop the note' },
  ],

  async run(context, { subject: which, put, ...wished }) {
    assertChange(wished, 'subjects set');
    const mate = await context.signedIn();
    const { id, subject, subject_name_en: name } = await findOwnSubject(mate, which);
    const entry = await (put
      ? mate.subjects.replaceUserSubject(id, asForm({ subject, ...wished }))
      : mate.subjects.updateUserSubject(id, wished));
    const sentence = `${name}: ${entry.intent}, ${entry.level}${entry.note && ` (${entry.note})`}.`;
    context.output.done(sentence, entry, [entry.subject, entry.intent, entry.level, entry.note]);
  },
});
