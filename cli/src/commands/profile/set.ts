import type { ProfileUpdate } from '@study-mate/sdk';
import { asForm, assertChange, putFlag } from '../../changes.ts';
import { defineCommand } from '../../command.ts';
import { profileFields } from '../../output/profile-fields.ts';
import { flag } from '../../parameter.ts';
import { toChoice, toIntegerOrNull, toNumber, toTextOrNull } from '../../values.ts';

export const setProfile = defineCommand({
  name: 'profile set',
  summary: 'Change your profile',
  about: 'What is not named stays as it is. An empty text empties a field: --phone ""',
  args: {},
  flags: {
    name: flag('full name', 'What others call you'),
    phone: flag('number', 'Phone number', { parse: toTextOrNull }),
    school: flag('id', 'Your school', { parse: toIntegerOrNull }),
    major: flag('text', 'What you study', { parse: toTextOrNull }),
    year: flag('number', 'Year of study', { parse: toIntegerOrNull }),
    bio: flag('text', 'A few words about yourself'),
    avatarUrl: flag('address', 'Your picture', { parse: toTextOrNull }),
    radius: flag('km', 'How far away others may be', { parse: toNumber }),
    privacy: flag('level', 'Who may see you: open, friends_of_friends or private', {
      parse: toChoice('open', 'friends_of_friends', 'private'),
    }),
    ...putFlag,
  },
  examples: [
    { line: 'study-mate profile set --major Physics --year 2', about: 'Change two things' },
    { line: 'study-mate profile set --radius 10 --bio "I like long walks and short proofs."', about: 'Look farther' },
    { line: 'study-mate profile set --phone ""', about: 'Empty a field' },
  ],

  async run(context, { name, avatarUrl, radius, privacy, put, ...same }) {
    const wished: ProfileUpdate = {
      ...same,
      full_name: name,
      avatar_url: avatarUrl,
      learning_radius_km: radius,
      privacy_level: privacy,
    };
    assertChange(wished, 'profile set');
    const mate = await context.signedIn();
    const profile = await (put ? mate.auth.replaceProfile(asForm(wished)) : mate.auth.updateProfile(wished));
    context.output.record(profile, profileFields(profile));
  },
});
