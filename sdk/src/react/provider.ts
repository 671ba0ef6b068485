import { createContext, createElement, type ReactElement, type ReactNode, useContext, useMemo, useRef } from 'react';
import type { StudyMate } from '../client.ts';
import type { Realtime, RealtimeOptions } from '../realtime/realtime.ts';
import { PresenceStore } from './presence-store.ts';
import { RealtimeStore } from './realtime-store.ts';
import { SessionStore } from './session-store.ts';

/** What the hooks of one client share. */
export interface Wires {
  mate: StudyMate;
  session: SessionStore;
  connection: RealtimeStore;
  presence: PresenceStore;
  realtime(): Promise<Realtime>;
}

const WiresContext = /* @__PURE__ */ createContext<Wires | undefined>(undefined);

/** What a `StudyMateProvider` is given. */
export interface StudyMateProviderProps {
  /** The client that the hooks use. Make it once, outside of components. */
  client: StudyMate;
  /** How the live connection is made, such as with an `outbox`. What it says at first counts. */
  realtime?: RealtimeOptions;
  children?: ReactNode;
}

/**
 * Gives the hooks below it a client.
 *
 * @example
 * const mate = new StudyMate({ baseUrl, tokenStore: new LocalStorageTokenStore() });
 * createRoot(root).render(<StudyMateProvider client={mate}><App /></StudyMateProvider>);
 */
export function StudyMateProvider({ client, realtime: options, children }: StudyMateProviderProps): ReactElement {
  const first = useRef(options);
  const wires = useMemo<Wires>(() => {
    const realtime = () => client.realtime(first.current);
    const session = new SessionStore(client.credentials);
    return {
      mate: client,
      session,
      connection: new RealtimeStore(realtime),
      presence: new PresenceStore(realtime, session),
      realtime,
    };
  }, [client]);
  return createElement(WiresContext.Provider, { value: wires }, children);
}

export function useWires(): Wires {
  const wires = useContext(WiresContext);
  if (!wires) throw new Error('There is no <StudyMateProvider> around this component.');
  return wires;
}

/**
 * The client, for whatever happens once: signing in, sending a form.
 * @throws {Error} when there is no `StudyMateProvider` around the component
 *
 * @example
 * const mate = useStudyMate();
 * const signIn = (form: LoginBody) => mate.auth.login(form);
 */
export const useStudyMate = (): StudyMate => useWires().mate;
