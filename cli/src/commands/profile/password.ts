import { defineCommand } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { toggle } from '../../parameter.ts';

const instead = 'Pass --password-stdin and write the old and the new password to stdin, a line each.';

export const changePassword = defineCommand({
  name: 'profile password',
  summary: 'Change your password',
  about: 'Everybody who is signed in with this account is signed out, you included.',
  args: {},
  flags: { passwordStdin: toggle('Read the old and the new password from stdin, a line each') },
  examples: [
    {
      line: `printf 'correct horse\\nbattery staple' | study-mate profile password --password-stdin --profile lan`,
      about: 'In a script',
    },
  ],

  async run(context, { passwordStdin }) {
    const { prompt, output, profile } = context;
    const mate = await context.signedIn();
    const ask = (message: string) => prompt.askSecret({ message, instead });
    const [old_password = '', new_password = '', again = new_password] = passwordStdin
      ? (await prompt.readStdin()).split(/\r?\n/)
      : [await ask('Old password'), await ask('New password'), await ask('The new one once more')];
    if (new_password !== again) throw new UsageError('The two passwords differ.');
    if (!new_password) throw new UsageError('The new password is missing.', instead);
    await mate.auth.changePassword({ old_password, new_password, new_password_confirm: again });
    output.done('The password is changed. Sign in with the new one: study-mate login', { profile: profile.name }, [
      profile.name,
    ]);
  },
});
