import type { StudyMate } from '@study-mate/sdk';
import { required } from '../parameter.ts';
import { matchOne, toIdIfAny } from './match.ts';

export const whoToChatWith = required('Id of the conversation, or a part of the name or email address of the person');

/** The id of a conversation, given itself or as somebody's name or address. */
export async function findConversation(mate: StudyMate, who: string): Promise<number> {
  const id = toIdIfAny(who);
  if (id !== undefined) return id;
  const { id: found } = matchOne(await mate.chat.listConversations(), {
    text: who,
    named: ({ id, other_participant: { full_name, email } }) => ({ id, name: full_name, email }),
    nobody: 'None of your conversations',
    suggestion: 'See them with: study-mate chat list',
  });
  return found;
}
