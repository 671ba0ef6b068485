import { defineCommand } from '../../command.ts';

export const whoami = defineCommand({
  name: 'whoami',
  summary: 'Show who is signed in, and where',
  args: {},
  flags: {},
  examples: [
    { line: 'study-mate whoami', about: 'Who am I?' },
    { line: 'study-mate whoami --json', about: 'The same for a program' },
  ],

  async run(context) {
    const { output, profile } = context;
    const mate = await context.signedIn();
    const { id, email, full_name } = await mate.auth.getProfile();
    output.record({ id, email, full_name, profile: profile.name, url: mate.baseUrl }, [
      ['Name', full_name],
      ['Email', email],
      ['Id', id],
      ['Profile', profile.name],
      ['Server', mate.baseUrl],
    ]);
  },
});
