import { defineCommand } from '../../command.ts';
import { requestCells } from '../../output/request-view.ts';
import { required, rest } from '../../parameter.ts';
import { findPerson } from '../../resolve/person.ts';

export const sendRequest = defineCommand({
  name: 'requests send',
  summary: 'Ask somebody to connect',
  args: {
    person: required('Id of the person, or a part of the name of somebody nearby'),
    message: rest('A few words to go with it, up to 500 characters'),
  },
  flags: {},
  examples: [
    { line: 'study-mate requests send 7', about: 'By id, as nearby lists it' },
    { line: 'study-mate requests send Linh "Shall we study together?"', about: 'By name, with a few words' },
  ],

  async run(context, { person, message }) {
    const mate = await context.signedIn();
    const receiver_id = await findPerson(mate, person);
    const request = await mate.matching.sendRequest({ receiver_id, message: message.join(' ') || undefined });
    const sentence = `${request.receiver.full_name} is asked to connect (request ${request.id}).`;
    context.output.done(sentence, request, requestCells(request));
  },
});
