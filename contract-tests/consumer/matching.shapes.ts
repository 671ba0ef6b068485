import type * as models from '@study-mate/sdk';
import { facts } from '../states.ts';
import { filled, type Template, text, time, whole } from './matching-rules.ts';
import { avatar, card } from './people.shapes.ts';

/** Which of the two I am decides what I may do. */
interface Side {
  iAm: 'sender' | 'receiver';
  state: models.RequestState;
}

const people = ({ iAm }: Side) => {
  const [me, other] = [card(whole(facts.me)), card(whole(facts.other))];
  return iAm === 'sender' ? { sender: me, receiver: other } : { sender: other, receiver: me };
};

const rights = ({ iAm, state }: Side) => ({
  can_accept: iAm === 'receiver' && state === 'pending',
  can_reject: iAm === 'receiver' && state === 'pending',
  can_message: state === 'accepted',
});

export const connectionRequest = (side: Side): Template<models.ConnectionRequest> => ({
  id: whole(facts.request),
  ...people(side),
  state: side.state,
  message: text('Shall we study together?'),
  created_at: time(),
  updated_at: time(),
  accepted_at: side.state === 'accepted' ? time() : null,
  rejected_at: side.state === 'rejected' ? time() : null,
  ...rights(side),
});

export const requestRow = (side: Side): Template<models.ConnectionRequestRow> => ({
  id: whole(facts.request),
  sender_name: filled('Bình Trần'),
  sender_avatar: avatar,
  receiver_name: filled('Mai Nguyễn'),
  receiver_avatar: avatar,
  state: side.state,
  message: text('Shall we study together?'),
  created_at: time(),
  ...people(side),
  ...rights(side),
});

export const connection: Template<models.Connection> = {
  id: whole(facts.connection),
  user: card(whole(facts.other)),
  connection_state: 'accepted',
  accepted_at: time(),
  can_message: true,
  conversation_id: whole(facts.conversation),
};
