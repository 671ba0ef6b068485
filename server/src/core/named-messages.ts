import { invalid } from './errors.ts';
import { fieldTexts } from './field-texts.ts';

/** Messages of a chat: those with these ids, and those up to this number. */
export interface NamedMessages {
  message_ids?: readonly number[] | undefined;
  up_to_seq?: number | undefined;
}

/** Which messages are meant has to be said, be it with an empty list. */
export function assertNamed({ message_ids, up_to_seq }: NamedMessages): void {
  if (!message_ids && up_to_seq === undefined) throw invalid({ message_ids: [fieldTexts.required] });
}
