import type { Logger } from 'pino';
import type { ClientEventName, ServerEventName, ServerEvents } from '../core/wire.ts';
import type { Seen, Witness } from '../core/witness.ts';
import type { EventSchemas } from './event-schemas.ts';
import { type Refusal, type Reply, refusal } from './reply.ts';

/** Looks at whatever is about to leave through a socket. In production everything may. */
export interface Outgoing {
  /** Whether an event may leave; one that breaks the contract may not, and the log says why. */
  isFine<E extends ServerEventName>(event: E, payload: ServerEvents[E]): boolean;
  /** The reply to a client's event, or to its wish to connect; a fault of the server where it breaks the contract. */
  reply<R extends Reply>(type: unknown, reply: R): R | Refusal;
  /** For what `isFine` need not look at again. */
  left(event: ServerEventName): void;
}

export function createOutgoing(options: {
  schemas: EventSchemas;
  logger: Logger;
  witness: Witness | undefined;
}): Outgoing {
  const { schemas, logger, witness } = options;

  const isDocumented = (check: () => void, seen: Seen): boolean => {
    try {
      check();
    } catch (error) {
      logger.error({ err: error }, 'A live event was not as documented');
      return false;
    }
    witness?.(seen);
    return true;
  };

  const eventOf = (type: unknown): ClientEventName | 'connect' | undefined =>
    type === 'connect' || schemas.isClientEvent(type) ? type : undefined;

  return {
    isFine: (event, payload) => isDocumented(() => schemas.checkServerEvent(event, payload), { kind: 'event', event }),
    reply(type, reply) {
      const isFine = reply.ok
        ? schemas.isClientEvent(type) &&
          isDocumented(() => schemas.checkAcknowledgement(type, reply.data), { kind: 'acknowledgement', event: type })
        : isDocumented(() => schemas.checkRefusal(reply.error), {
            kind: 'refusal',
            event: eventOf(type),
            code: reply.error.code,
          });
      return isFine ? reply : refusal('internal', 'Internal server error.');
    },
    left: (event) => witness?.({ kind: 'event', event }),
  };
}
