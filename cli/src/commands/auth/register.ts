import type { RegisterRequest } from '@study-mate/sdk';
import { defineCommand } from '../../command.ts';
import type { Context } from '../../context.ts';
import { UsageError } from '../../failure.ts';
import { flag, optional, toggle } from '../../parameter.ts';
import { toChoice, toInteger, toNumber } from '../../values.ts';

export const register = defineCommand({
  name: 'register',
  summary: 'Create an account and sign in',
  about: 'What is missing is asked for, where there is a terminal. A password has 8 to 128 characters.',
  args: { email: optional('Your email address') },
  flags: {
    name: flag('full name', 'What others call you', { short: 'n' }),
    passwordStdin: toggle('Read the password from stdin'),
    phone: flag('number', 'Phone number'),
    school: flag('id', 'Your school', { parse: toInteger }),
    major: flag('text', 'What you study'),
    year: flag('number', 'Year of study', { parse: toInteger }),
    bio: flag('text', 'A few words about yourself'),
    radius: flag('km', 'How far away others may be', { parse: toNumber }),
    privacy: flag('level', 'Who may see you: open, friends_of_friends or private', {
      parse: toChoice('open', 'friends_of_friends', 'private'),
    }),
  },
  examples: [
    {
      line: `echo 'correct horse' | study-mate register lan.pham@study-mate.example --name 'Lan Phạm' --password-stdin --profile lan`,
      about: 'Without questions, as a second person',
    },
  ],

  async run(context, { email, name, passwordStdin, radius, privacy, ...details }) {
    const { prompt, output, profile } = context;
    const mate = await context.client();
    const account: RegisterRequest = {
      ...details,
      email: email ?? (await prompt.ask({ message: 'Email address', instead: 'Pass the email address.' })),
      full_name: name ?? (await prompt.ask({ message: 'Your name', instead: 'Pass --name.' })),
      ...(await (passwordStdin ? readTwice(context) : askTwice(context))),
      learning_radius_km: radius,
      privacy_level: privacy,
    };
    const { user } = await mate.auth.register(account);
    const sentence = `Welcome, ${user.full_name}. You are signed in to ${mate.baseUrl} as ${user.email}.`;
    output.done(sentence, { profile: profile.name, url: mate.baseUrl, user }, [user.id, user.email, user.full_name]);
  },
});

const readTwice = async ({ prompt }: Context) => {
  const password = await prompt.readStdin();
  return { password, password_confirm: password };
};

const askTwice = async ({ prompt }: Context) => {
  const instead = 'Pass --password-stdin and write the password to stdin.';
  const password = await prompt.askSecret({ message: 'Password', instead });
  const again = await prompt.askSecret({ message: 'The same once more', instead });
  if (password !== again) throw new UsageError('The two passwords differ.');
  return { password, password_confirm: password };
};
