import type { ConnectionRequest, ConnectionRequestRow, UserCard } from '@study-mate/sdk';
import type { Cell, Column } from './cell.ts';
import { when } from './time.ts';

const who = ({ id, full_name }: UserCard): string => `${full_name} (user ${id})`;

export const requestColumns: Column<ConnectionRequestRow>[] = [
  { title: 'Id', of: ({ id }) => id },
  { title: 'From', of: ({ sender }) => sender.full_name, isFlexible: true },
  { title: 'To', of: ({ receiver }) => receiver.full_name, isFlexible: true },
  { title: 'State', of: ({ state }) => state },
  { title: 'When', of: ({ created_at }) => when(created_at) },
  { title: 'Message', of: ({ message }) => message, isFlexible: true },
];

export const requestFields = (request: ConnectionRequest): [string, Cell][] => [
  ['Id', request.id],
  ['From', who(request.sender)],
  ['To', who(request.receiver)],
  ['State', request.state],
  ['Message', request.message],
  ['Sent', when(request.created_at)],
  ['Accepted', when(request.accepted_at)],
  ['Rejected', when(request.rejected_at)],
];

/** The cells that programs get after something was done with a request. */
export const requestCells = ({ id, sender, receiver, state }: ConnectionRequest): Cell[] => [
  id,
  sender.id,
  receiver.id,
  state,
];
