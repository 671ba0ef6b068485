import type { Happening, Happenings } from './happening.ts';

/** The other person does something to the request between us. */
const others = (method: string, action = ''): Happening => ({
  happen: (world) => world.ask(world.other, method, `/api/matching/requests/${world.facts.request}/${action}`),
});

export const matchingHappenings = {
  requestReceived: {
    happen: (world) =>
      world.ask(world.other, 'POST', '/api/matching/requests/', {
        receiver_id: world.me?.id,
        message: 'Shall we study together?',
      }),
  },
  requestAccepted: others('POST', 'accept/'),
  requestRejected: others('POST', 'reject/'),
  requestBlocked: others('POST', 'block/'),
  requestCancelled: others('DELETE'),
  connectionHidden: {
    happen: (world) => world.ask(world.other, 'PATCH', '/api/auth/profile/', { privacy_level: 'private' }),
  },
} satisfies Partial<Happenings>;
