import type { Actor } from '../../core/actor.ts';
import { forbidden } from '../../core/errors.ts';
import type { RequestAction } from './request.rules.ts';

interface Pair {
  senderId: number;
  receiverId: number;
}

const isBetween = (actor: Actor, pair: Pair): boolean => actor.id === pair.senderId || actor.id === pair.receiverId;

export function assertCanSeeRequest(actor: Actor, pair: Pair): void {
  if (!isBetween(actor, pair)) throw forbidden('You do not have permission to view this connection request');
}

export function assertCanSeeConnection(actor: Actor, pair: Pair): void {
  if (!isBetween(actor, pair)) throw forbidden('You do not have permission to view this connection');
}

const whoCan: Record<RequestAction, { may(actor: Actor, pair: Pair): boolean; refusal: string }> = {
  accept: {
    may: (actor, pair) => actor.id === pair.receiverId,
    refusal: 'Only the receiver can accept this request',
  },
  reject: {
    may: (actor, pair) => actor.id === pair.receiverId,
    refusal: 'Only the receiver can reject this request',
  },
  cancel: {
    may: (actor, pair) => actor.id === pair.senderId,
    refusal: 'Only the sender can cancel this request',
  },
  block: { may: isBetween, refusal: 'Only participants can block this connection' },
};

export function assertCan(actor: Actor, action: RequestAction, pair: Pair): void {
  const { may, refusal } = whoCan[action];
  if (!may(actor, pair)) throw forbidden(refusal);
}
