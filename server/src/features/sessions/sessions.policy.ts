import type { Actor } from '../../core/actor.ts';
import { forbidden } from '../../core/errors.ts';

export function assertHost(actor: Actor, { hostId }: { hostId: number }): void {
  if (hostId !== actor.id) throw forbidden('Only the session host can perform this action.');
}
