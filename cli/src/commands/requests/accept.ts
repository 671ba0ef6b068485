import { defineCommand } from '../../command.ts';
import { requestCells } from '../../output/request-view.ts';
import { required } from '../../parameter.ts';
import { findRequest } from '../../resolve/request.ts';

export const acceptRequest = defineCommand({
  name: 'requests accept',
  summary: 'Accept a request you received',
  args: { request: required('Id of the request, or a part of the other person’s name') },
  flags: {},
  examples: [
    { line: 'study-mate requests accept 1', about: 'By id' },
    { line: 'study-mate requests accept Linh', about: 'By name' },
  ],

  async run(context, { request: which }) {
    const mate = await context.signedIn();
    const request = await mate.matching.acceptRequest(await findRequest(mate, which, 'received'));
    context.output.done(
      `You and ${request.sender.full_name} are connected. Say hello with: study-mate chat open <name>`,
      request,
      requestCells(request),
    );
  },
});
