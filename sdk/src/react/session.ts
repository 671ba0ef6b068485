import { useWires } from './provider.ts';
import type { SessionView } from './session-store.ts';
import { useStore } from './store.ts';

export type { SessionView } from './session-store.ts';

/**
 * Who is signed in. It follows `mate.auth.login` and `logout` wherever they are called, sessions that the server does not
 * renew, and with a `LocalStorageTokenStore` the other tabs of the site.
 *
 * @example
 * const { state, isLost } = useSession();
 * if (state === 'signed-out') return <SignIn notice={isLost ? 'Please sign in again.' : ''} />;
 */
export const useSession = (): SessionView => useStore(useWires().session);
