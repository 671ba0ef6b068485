import { defineCommand } from '../../command.ts';
import { requestCells } from '../../output/request-view.ts';
import { required } from '../../parameter.ts';
import { findRequest } from '../../resolve/request.ts';

export const rejectRequest = defineCommand({
  name: 'requests reject',
  summary: 'Reject a request you received',
  about: 'Either of you may ask again later.',
  args: { request: required('Id of the request, or a part of the other person’s name') },
  flags: {},
  examples: [
    { line: 'study-mate requests reject 1', about: 'By id' },
    { line: 'study-mate requests reject Linh', about: 'By name' },
  ],

  async run(context, { request: which }) {
    const mate = await context.signedIn();
    const request = await mate.matching.rejectRequest(await findRequest(mate, which, 'received'));
    context.output.done(`The request of ${request.sender.full_name} is rejected.`, request, requestCells(request));
  },
});
