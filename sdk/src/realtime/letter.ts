import type { StudyMateError } from '../core/errors.ts';
import type { LiveMessage, OutgoingMessage } from './outgoing-message.ts';

/** A message of one's own that the server has not got yet, as far as one knows. */
export interface Letter {
  readonly message: OutgoingMessage;
  /** Who wrote it; unknown until it is kept or has left for the first time. */
  account?: string;
  /** The client that wrote it, which may be another tab or an earlier start. */
  owner?: string;
  /** A store has it. */
  isKept?: boolean;
  /** It may leave. */
  isReady?: boolean;
  /** When it has failed, unless it is sent before. */
  deadline: number;
  resolve(stored: LiveMessage): void;
  reject(error: StudyMateError): void;
}

/** Whether the server may still get it without being asked again. */
export const isOpen = ({ message }: Letter): boolean => !message.message && /^(pend|send)ing$/.test(message.state);

/** Whether it is to be sent now. */
export const isWaiting = (letter: Letter): boolean => !!letter.isReady && isOpen(letter);
