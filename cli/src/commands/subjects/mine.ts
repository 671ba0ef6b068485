import { defineCommand } from '../../command.ts';
import { userSubjectColumns, userSubjectFields } from '../../output/subject-view.ts';
import { collect, pageFlags } from '../../paging.ts';
import { flag, optional } from '../../parameter.ts';
import { findOwnSubject } from '../../resolve/subject.ts';
import { toIntent, toLevel } from '../../subject-words.ts';

export const listMine = defineCommand({
  name: 'subjects mine',
  summary: 'List the subjects you learn and teach',
  args: { subject: optional('One of them, by the id of the subject or a part of its code or names') },
  flags: {
    search: flag('text', 'Only those with these words in their code or names', { short: 's' }),
    level: flag('level', 'Only those you are beginner, intermediate, advanced or expert in', { parse: toLevel }),
    intent: flag('intent', 'Only those you learn, teach or both', { parse: toIntent }),
    order: flag('fields', 'By level, intent or created_at; -level turns it round'),
    ...pageFlags,
  },
  examples: [
    { line: 'study-mate subjects mine', about: 'All of them' },
    { line: 'study-mate subjects mine --intent learn', about: 'What you learn' },
    { line: 'study-mate subjects mine IELTS', about: 'One of them, with your note' },
  ],

  async run(context, { subject, search, level, intent, order: ordering, ...wish }) {
    const mate = await context.signedIn();
    if (subject !== undefined) {
      const entry = await mate.subjects.getUserSubject((await findOwnSubject(mate, subject)).id);
      return context.output.record(entry, userSubjectFields(entry));
    }
    const rows = await collect(context, wish, (page_size) =>
      mate.subjects.listUserSubjects({ search, level, intent, ordering, page_size }),
    );
    await context.output.list(rows, { columns: userSubjectColumns, empty: 'There are no such subjects on your list.' });
  },
});
