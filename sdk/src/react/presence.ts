import { useSyncExternalStore } from 'react';
import type { PersonPresence } from '../realtime/presence-watch.ts';
import { useWires } from './provider.ts';

/**
 * Whether one of one's connections is online, and when they were last active. All components share one look, so it may
 * stand in every row of a list. Somebody who keeps their profile `private`, or whom nothing is known of yet, looks as if
 * they had never been online.
 *
 * @param userId of the other person
 *
 * @example
 * const { online } = usePresence(other_participant.id);
 */
export function usePresence(userId: number): PersonPresence {
  const { presence } = useWires();
  const known = useSyncExternalStore(
    presence.subscribe,
    () => presence.get().get(userId),
    () => undefined,
  );
  return known ?? { user_id: userId, online: false, last_active_at: null };
}
