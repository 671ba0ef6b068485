import { defineCommand } from '../../command.ts';
import { requestFields } from '../../output/request-view.ts';
import { required } from '../../parameter.ts';
import { toId } from '../../values.ts';

export const showRequest = defineCommand({
  name: 'requests show',
  summary: 'Show one request',
  args: { id: required('Id of the request', toId) },
  flags: {},
  examples: [{ line: 'study-mate requests show 1', about: 'Everything about it' }],

  async run(context, { id }) {
    const mate = await context.signedIn();
    const request = await mate.matching.getRequest(id);
    context.output.record(request, requestFields(request));
  },
});
