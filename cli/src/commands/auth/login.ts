import { defineCommand } from '../../command.ts';
import { optional, toggle } from '../../parameter.ts';

export const login = defineCommand({
  name: 'login',
  summary: 'Sign in',
  about:
    'The password is asked for, or read from stdin, and never a part of the command line, which others can see.\n' +
    'Tokens are kept in a file that only you can read. Each profile is one account on one server.',
  args: { email: optional('Your email address') },
  flags: { passwordStdin: toggle('Read the password from stdin') },
  examples: [
    { line: 'study-mate login an@study-mate.example', about: 'Asks for the password' },
    {
      line: 'echo study-together | study-mate login an@study-mate.example --password-stdin',
      about: 'In a script',
    },
    {
      line: 'echo study-together | study-mate login mai@study-mate.example --password-stdin --profile mai',
      about: 'As a second person',
    },
  ],

  async run(context, { email: given, passwordStdin }) {
    const { prompt, output, profile } = context;
    const mate = await context.client();
    const email = given ?? (await prompt.ask({ message: 'Email address', instead: 'Pass the email address.' }));
    const password = passwordStdin
      ? await prompt.readStdin()
      : await prompt.askSecret({
          message: 'Password',
          instead: 'Pass --password-stdin and write the password to stdin.',
        });
    const { user } = await mate.auth.login({ email, password });
    const as = profile.name === 'default' ? '' : ` (profile ${profile.name})`;
    const sentence = `Hello, ${user.full_name}. You are signed in to ${mate.baseUrl}${as}.`;
    output.done(sentence, { profile: profile.name, url: mate.baseUrl, user }, [user.id, user.email, user.full_name]);
  },
});
