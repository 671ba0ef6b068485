import { defineCommand } from '../../command.ts';
import { when } from '../../output/time.ts';
import { required } from '../../parameter.ts';
import { findConnection } from '../../resolve/connection.ts';

export const showConnectionChat = defineCommand({
  name: 'connections chat',
  summary: 'Show the conversation that belongs to a connection',
  args: { connection: required('Id of the connection, or a part of the person’s name or email address') },
  flags: {},
  examples: [{ line: 'study-mate connections chat Mai', about: 'What is unread, and what was said last' }],

  async run(context, { connection: which }) {
    const mate = await context.signedIn();
    const connection_id = await findConnection(mate, which);
    const conversation = await mate.chat.getConversationByConnection({ connection_id });
    const { id, other_participant, unread_count, last_message, last_message_at } = conversation;
    context.output.record(conversation, [
      ['Id', id],
      ['With', other_participant.full_name],
      ['Unread', unread_count],
      ['Last', when(last_message_at)],
      ['Message', last_message?.content],
    ]);
  },
});
