/// <reference types="node" />
import { keepIn } from '../outbox/keep-in.ts';
import type { OutboxLimits } from '../outbox/room.ts';
import type { OutboxMaker } from '../realtime/realtime.ts';
import { FileOutboxStore } from './file-outbox-store.ts';

export { OutboxError } from '../outbox/outbox-error.ts';
export type { OutboxLimits } from '../outbox/room.ts';
export { withFileLock } from './file-lock.ts';
export { FileTokenStore } from './file-token-store.ts';

/**
 * Keeps one's messages in a folder until the server has them. Several programs may share it.
 *
 * @param folder only for this; it is made if need be
 * @param limits how much of one account may wait: 1 000 messages and 5 000 000 bytes of text unless told
 *
 * @example
 * const realtime = await mate.realtime({ outbox: fileOutbox('/home/an/.study-mate/outbox') });
 */
export const fileOutbox = (folder: string, limits?: OutboxLimits): OutboxMaker =>
  keepIn(new FileOutboxStore(folder, limits));
