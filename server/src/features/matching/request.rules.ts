import { refused } from '../../core/errors.ts';
import type { ConnectionRequest, RequestState } from './request.model.ts';

export type RequestAction = 'accept' | 'reject' | 'block' | 'cancel';

export const requestStates: readonly RequestState[] = ['pending', 'accepted', 'rejected', 'blocked'];

const allowedIn: Record<RequestAction, readonly RequestState[]> = {
  accept: ['pending'],
  reject: ['pending'],
  cancel: ['pending'],
  block: ['pending', 'accepted', 'rejected'],
};

/** An action that leaves the request in another state; a cancelled one is gone instead. */
export type Answer = Exclude<RequestAction, 'cancel'>;

export const stateAfter = { accept: 'accepted', reject: 'rejected', block: 'blocked' } as const satisfies Record<
  Answer,
  RequestState
>;

export const allows = (state: RequestState, action: RequestAction): boolean => allowedIn[action].includes(state);

/** A rejected request may be sent again, by either of the two. */
export const maySendAgain = (state: RequestState): boolean => state === 'rejected';

export function assertAllows(state: RequestState, action: RequestAction): void {
  if (allows(state, action)) return;
  const hint = action === 'cancel' ? '. Only pending requests can be canceled.' : '';
  throw refused(`Cannot ${action} request in ${state} state${hint}`);
}

export const isRequestState = (text: string): text is RequestState => requestStates.some((state) => state === text);

/** A request as plain data that survives a cache; times are ISO texts. */
export interface RequestRecord {
  id: number;
  senderId: number;
  receiverId: number;
  state: RequestState;
  message: string;
  createdAt: string;
  updatedAt: string;
  acceptedAt: string | null;
  rejectedAt: string | null;
}

export type RequestColumns = Pick<ConnectionRequest, keyof RequestRecord>;

export const toRecord = (row: RequestColumns): RequestRecord => ({
  id: row.id,
  senderId: row.senderId,
  receiverId: row.receiverId,
  state: row.state,
  message: row.message,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  acceptedAt: row.acceptedAt?.toISOString() ?? null,
  rejectedAt: row.rejectedAt?.toISOString() ?? null,
});
