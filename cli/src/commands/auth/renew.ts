import { defineCommand } from '../../command.ts';

export const renew = defineCommand({
  name: 'renew',
  summary: 'Renew the session now',
  about: 'Every command does so by itself when it is due; this shows whether it still can.',
  args: {},
  flags: {},
  examples: [{ line: 'study-mate renew', about: 'Use up the refresh token for new tokens' }],

  async run(context) {
    const { output, profile } = context;
    const mate = await context.signedIn();
    await mate.credentials.renew();
    // Where the server has refused, nobody is signed in any more, and this says so as every command does.
    const { full_name } = await mate.auth.getProfile();
    const answer = { full_name, profile: profile.name, url: mate.baseUrl };
    output.done(`The session of ${full_name} at ${mate.baseUrl} is renewed.`, answer, Object.values(answer));
  },
});
