import { useEffect, useRef } from 'react';
import type { RealtimeEvents, RealtimeState } from '../realtime/connection.ts';
import { useWires } from './provider.ts';
import { whenLoaded } from './realtime-store.ts';
import { useSession } from './session.ts';
import { useStore } from './store.ts';

/**
 * How the live connection is. It connects when a chat is on the screen or an event is listened to.
 *
 * @example
 * const isOffline = useRealtimeState() === 'reconnecting';
 */
export const useRealtimeState = (): RealtimeState => useStore(useWires().connection);

/**
 * Listens to an event of the live connection while the component is there and somebody is signed in.
 * @param handler the one of the latest rendering is called, so it need not be memoized
 *
 * @example
 * useRealtimeEvent('connection_request_received', ({ sender }) => setNotice(`${sender.full_name} asks to connect`));
 */
export function useRealtimeEvent<Name extends keyof RealtimeEvents>(
  name: Name,
  handler: (event: RealtimeEvents[Name]) => void,
): void {
  const { realtime } = useWires();
  const { state, userId } = useSession();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody else has another connection
  useEffect(() => {
    if (state !== 'signed-in') return;
    return whenLoaded(realtime, (loaded) => {
      // Its state tells why, if it cannot.
      loaded.connect().catch(() => undefined);
      return loaded.on(name, (event) => latest.current(event));
    });
  }, [realtime, name, state, userId]);
}
