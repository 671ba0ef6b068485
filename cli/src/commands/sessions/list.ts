import { defineCommand } from '../../command.ts';
import { sessionColumns } from '../../output/session-view.ts';
import { collect, pageFlags } from '../../paging.ts';
import { flag } from '../../parameter.ts';
import { findSubject } from '../../resolve/subject.ts';
import { typeFlag } from '../../session-words.ts';
import { toChoice, toId } from '../../values.ts';

export const listSessions = defineCommand({
  name: 'sessions list',
  summary: 'List study sessions, the earliest first',
  about: 'Those that are yet to begin, unless told. Cancelled ones are listed with --status cancelled.',
  args: {},
  flags: {
    status: flag('status', 'Only upcoming, in_progress, completed or cancelled ones', {
      parse: toChoice('upcoming', 'in_progress', 'completed', 'cancelled'),
    }),
    past: flag('which', 'Those that have begun (only), or all (also)', { parse: toChoice('only', 'also') }),
    type: typeFlag,
    subject: flag('subject', 'Only those about it: an id, or a part of its code or names'),
    series: flag('id', 'Only those of a series', { parse: toId }),
    ...pageFlags,
  },
  examples: [
    { line: 'study-mate sessions list', about: 'What comes next' },
    { line: 'study-mate sessions list --status in_progress', about: 'What is going on' },
    { line: 'study-mate sessions list --type virtual --subject IELTS', about: 'Online, about one subject' },
    { line: 'study-mate sessions list --past also --all --json', about: 'Everything, for a program' },
  ],

  async run(context, { status, past, type: session_type, subject: which, series, ...wish }) {
    const mate = await context.signedIn();
    const subject = which === undefined ? undefined : await findSubject(mate, which);
    const usual = status ? undefined : 'upcoming';
    const time_filter = past === 'only' ? 'past' : past === 'also' ? undefined : usual;
    const rows = await collect(context, wish, (page_size) =>
      mate.sessions.listSessions({ status, session_type, subject, series, time_filter, page_size }),
    );
    await context.output.list(rows, { columns: sessionColumns, empty: 'There are no such sessions.' });
  },
});
