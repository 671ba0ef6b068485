import { defineCommand } from '../../command.ts';
import { when } from '../../output/time.ts';
import { required } from '../../parameter.ts';
import { findConnection } from '../../resolve/connection.ts';

export const showConnection = defineCommand({
  name: 'connections show',
  summary: 'Show one connection',
  args: { connection: required('Id of the connection, or a part of the person’s name or email address') },
  flags: {},
  examples: [{ line: 'study-mate connections show Mai', about: 'What you know of Mai' }],

  async run(context, { connection: which }) {
    const mate = await context.signedIn();
    const connection = await mate.matching.getConnection(await findConnection(mate, which));
    const { id, user, accepted_at, can_message, conversation_id } = connection;
    context.output.record(connection, [
      ['Id', id],
      ['Name', user.full_name],
      ['Email', user.email],
      ['User', user.id],
      ['Major', user.major],
      ['Year', user.year],
      ['About', user.bio],
      ['Since', when(accepted_at)],
      ['May write', can_message],
      ['Chat', conversation_id],
    ]);
  },
});
