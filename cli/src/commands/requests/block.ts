import { defineCommand } from '../../command.ts';
import { requestCells } from '../../output/request-view.ts';
import { required } from '../../parameter.ts';
import { findRequest } from '../../resolve/request.ts';

export const blockRequest = defineCommand({
  name: 'requests block',
  summary: 'Block the other person of a request or connection, for good',
  about: 'This cannot be undone: the two of you will not find, ask or write to each other again.',
  args: { request: required('Id of the request, or a part of the other person’s name') },
  flags: {},
  examples: [
    { line: 'study-mate requests block 1', about: 'By id' },
    { line: 'study-mate requests block Linh', about: 'By name' },
  ],

  async run(context, { request: which }) {
    const mate = await context.signedIn();
    const request = await mate.matching.blockRequest(await findRequest(mate, which, 'any'));
    context.output.done(
      `Request ${request.id} is blocked. The two of you cannot reach each other any more.`,
      request,
      requestCells(request),
    );
  },
});
