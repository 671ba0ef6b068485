import { defineCommand } from '../../command.ts';
import { profileFields } from '../../output/profile-fields.ts';

export const showProfile = defineCommand({
  name: 'profile show',
  summary: 'Show your profile',
  args: {},
  flags: {},
  examples: [
    { line: 'study-mate profile', about: 'What others may know of you, and more' },
    { line: 'study-mate profile show --json', about: 'Everything, for a program' },
  ],

  async run(context) {
    const mate = await context.signedIn();
    const profile = await mate.auth.getProfile();
    context.output.record(profile, profileFields(profile));
  },
});
