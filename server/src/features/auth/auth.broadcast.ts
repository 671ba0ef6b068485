import type { Hub } from '../../realtime/hub.ts';

/** Tells live sockets that their sign-in is over. */
export const createAuthBroadcast = (hub: Hub) => ({
  familyEnded: (familyId: string) => hub.signOut({ familyId }),
  personSignedOut: (userId: number) => hub.signOut({ userId }),
});

export type AuthBroadcast = ReturnType<typeof createAuthBroadcast>;
