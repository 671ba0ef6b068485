import { defineCommand } from '../../command.ts';
import { required } from '../../parameter.ts';
import { findRequest } from '../../resolve/request.ts';

export const cancelRequest = defineCommand({
  name: 'requests cancel',
  summary: 'Withdraw a request you sent',
  args: { request: required('Id of the request, or a part of the other person’s name') },
  flags: {},
  examples: [
    { line: 'study-mate requests cancel 1', about: 'By id' },
    { line: 'study-mate requests cancel Linh', about: 'By name' },
  ],

  async run(context, { request: which }) {
    const mate = await context.signedIn();
    const id = await findRequest(mate, which, 'sent');
    await mate.matching.cancelRequest(id);
    context.output.done(`Request ${id} is withdrawn.`, { id }, [id]);
  },
});
