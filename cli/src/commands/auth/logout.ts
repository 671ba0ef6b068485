import { defineCommand } from '../../command.ts';

export const logout = defineCommand({
  name: 'logout',
  summary: 'Sign out',
  about:
    'The tokens are revoked on the server and deleted here. If the server cannot be told, they are deleted anyway.',
  args: {},
  flags: {},
  examples: [{ line: 'study-mate logout --profile mai', about: 'Forget one of several sign-ins' }],

  async run(context) {
    const { output, profile } = context;
    const mate = await context.signedIn();
    await mate.auth.logout();
    output.done(`You are signed out of ${mate.baseUrl}.`, { profile: profile.name, url: mate.baseUrl }, [
      profile.name,
      mate.baseUrl,
    ]);
  },
});
