import type { RequestState } from './request.model.ts';
import type { RequestRecord } from './request.rules.ts';
import type { Person } from './visibility.rules.ts';

/** An accepted request, seen by one of its two people. */
export interface ConnectionView {
  id: number;
  other: Person;
  acceptedAt: string;
  conversationId: number | null;
}

export interface ConnectionStatistics {
  sentPending: number;
  receivedPending: number;
  accepted: number;
}

/** How things stand between two people; both fields are null when they have nothing to do with each other. */
export interface PairStatus {
  state: RequestState | null;
  senderId: number | null;
}

export const toConnectionView = (
  { request, other }: { request: RequestRecord; other: Person },
  conversationIds: ReadonlyMap<number, number>,
): ConnectionView => ({
  id: request.id,
  other,
  acceptedAt: request.acceptedAt ?? request.updatedAt,
  conversationId: conversationIds.get(request.id) ?? null,
});
