import type { Actor } from '../core/actor.ts';
import type { ServerEventName, ServerEvents } from '../core/wire.ts';

/** What a plain socket is about. A Socket.IO connection has no subject: it is about everything its person may see. */
export type Subject = { conversation: number } | { group: number };

/** Which field of a payload names the subject. */
export type SubjectField = 'conversation' | 'group';

/** Why the server ends a connection; clients read these numbers. */
export const closeCodes = {
  /** The client sends faster than it can be served, or reads slower than it is sent to. */
  overrun: 1008,
  /** Come back: this node is going away. */
  restarting: 1012,
  signedOut: 4001,
  notAllowed: 4003,
} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

/** One live socket of one person, whatever protocol it speaks. */
export interface Connection {
  readonly id: string;
  readonly protocol: 'socket.io' | 'websocket';
  readonly subject?: Subject;
  /** Where the client is, as rate limits count it. */
  readonly address: string;
  /** As last read from the database; every client event refreshes it. */
  actor: Actor;
  send<E extends ServerEventName>(event: E, payload: ServerEvents[E]): void;
  close(code: CloseCode, reason: string): void;
}

const subjectIn = (payload: object, field: SubjectField): unknown =>
  field in payload ? (payload as Record<string, unknown>)[field] : undefined;

export const isSameSubject = (one: Subject, other: Subject): boolean =>
  'conversation' in one
    ? 'conversation' in other && one.conversation === other.conversation
    : 'group' in other && one.group === other.group;

/** Whether an event concerns a connection: everything does without a subject, otherwise only what names it. */
export function concerns(payload: object, subject: Subject | undefined): boolean {
  if (!subject) return true;
  return 'conversation' in subject
    ? subjectIn(payload, 'conversation') === subject.conversation
    : subjectIn(payload, 'group') === subject.group;
}
