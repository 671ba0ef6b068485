import type { OutboxMaker } from '../realtime/realtime.ts';
import { IndexedDbOutboxStore } from './indexed-db-store.ts';
import { keepIn } from './keep-in.ts';
import type { OutboxLimits } from './room.ts';

export { OutboxError } from './outbox-error.ts';
export type { OutboxLimits } from './room.ts';

/**
 * Keeps one's messages in the browser's IndexedDB, shared by all tabs of the site, until the server has them. Any script
 * of the page can read them.
 *
 * @param options.name of the database, `study-mate-outbox` unless told
 * @param options.maxMessages how many messages of one account may wait, 1 000 unless told
 * @param options.maxBytes how many bytes their texts may have, 5 000 000 unless told
 *
 * @example
 * const realtime = await mate.realtime({ outbox: indexedDbOutbox() });
 */
export const indexedDbOutbox = (options: OutboxLimits & { name?: string } = {}): OutboxMaker =>
  keepIn(new IndexedDbOutboxStore(options));
