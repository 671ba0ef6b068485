import type { ConnectionStatus } from '@study-mate/sdk';
import { defineCommand } from '../../command.ts';
import { required } from '../../parameter.ts';
import { findPerson } from '../../resolve/person.ts';

const inWords = ({ connected, user1_request_state: mine, user2_request_state: theirs }: ConnectionStatus): string => {
  if (connected) return 'connected';
  if (mine) return `your request is ${mine}`;
  return theirs ? `their request is ${theirs}` : 'no request between you';
};

export const showStatus = defineCommand({
  name: 'connections status',
  summary: 'Show how things stand between you and somebody',
  args: { person: required('Id of the person, or a part of the name of somebody nearby or in your requests') },
  flags: {},
  examples: [
    { line: 'study-mate connections status 1', about: 'By id, as nearby lists it' },
    { line: 'study-mate connections status Trang', about: 'By name' },
  ],

  async run(context, { person }) {
    const mate = await context.signedIn();
    const status = await mate.matching.getConnectionStatus(await findPerson(mate, person));
    context.output.record(status, [
      ['Status', inWords(status)],
      ['Connected', status.connected],
      ['May write', status.can_message],
      ['Your request', status.user1_request_state],
      ['Their request', status.user2_request_state],
    ]);
  },
});
