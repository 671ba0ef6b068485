import { defineCommand } from '../../command.ts';
import { aboutWords, messageWords, readWords } from '../../message-words.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';

export const sendToGroup = defineCommand({
  name: 'groups send',
  summary: 'Send a message to a group',
  about: aboutWords,
  args: { group: whichGroup, message: messageWords },
  flags: {},
  examples: [
    { line: 'study-mate groups send "Machine Learning" "Who has the notes?"', about: 'By name' },
    { line: 'date | study-mate groups send "Machine Learning" -', about: 'Whatever another program says' },
  ],

  async run(context, { group, message }) {
    const content = await readWords(context, message);
    const mate = await context.signedIn();
    const id = await findGroup(mate, group);
    const sent = await mate.groups.sendGroupMessage(id, { content });
    context.output.done(`Sent (message ${sent.seq} of group ${id}).`, sent, [sent.id, id, sent.seq, sent.created_at]);
  },
});
