import type { Actor } from '../../core/actor.ts';
import { forbidden, notFound } from '../../core/errors.ts';
import type { Membership } from './conversation.queries.ts';

export const isParticipant = (actor: Actor, { lowId, highId }: Membership): boolean =>
  actor.id === lowId || actor.id === highId;

/** Outsiders are told the conversation does not exist, so ids cannot be probed. */
export function assertParticipant(actor: Actor, membership: Membership | undefined): asserts membership is Membership {
  if (!membership || !isParticipant(actor, membership)) throw notFound();
}

/** One text for every reason, so that nobody learns which conversations exist. */
export function assertCanMessage(actor: Actor, membership: Membership | undefined): asserts membership is Membership {
  const isAllowed = membership && isParticipant(actor, membership) && membership.connectionState === 'accepted';
  if (!isAllowed) throw forbidden('You can only message users you are connected with (accepted connections).');
}
