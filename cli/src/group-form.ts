import type { StudyMate } from '@study-mate/sdk';
import { flag, flags, toText } from './parameter.ts';
import { findSubject } from './resolve/subject.ts';
import { toChoice, toDegrees, toIntegerOrNull, toTextOrNull } from './values.ts';

/** What a group is made of, beside its name. */
export const groupFlags = {
  description: flag('text', 'What the group is about'),
  subject: flags('id or name', 'A subject it is about; may be given several times', { parse: toText }),
  school: flag('id', 'The school it belongs to', { parse: toIntegerOrNull }),
  latitude: flag('degrees', 'Where it meets; goes with --longitude', { parse: toDegrees }),
  longitude: flag('degrees', 'Where it meets; goes with --latitude', { parse: toDegrees }),
  privacy: flag('kind', 'Who gets in: public, private or invite_only', {
    parse: toChoice('public', 'private', 'invite_only'),
  }),
  maxMembers: flag('count', 'How many members there may be', { parse: toIntegerOrNull }),
  avatarUrl: flag('address', 'Its picture', { parse: toTextOrNull }),
};

interface GroupFlags {
  subject: string[];
  maxMembers: number | null | undefined;
  avatarUrl: string | null | undefined;
}

/** As the fields are called over the wire; subjects are left alone unless one is named. */
export const toGroupForm = async <Flags extends GroupFlags>(
  mate: StudyMate,
  { subject, maxMembers, avatarUrl, ...same }: Flags,
) => ({
  ...same,
  subject_ids: subject.length ? await Promise.all(subject.map((which) => findSubject(mate, which))) : undefined,
  max_members: maxMembers,
  avatar_url: avatarUrl,
});
