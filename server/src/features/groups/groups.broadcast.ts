import type { Hub } from '../../realtime/hub.ts';

/** Recipients are named when something happens, so nothing goes stale when people leave. */
export const createGroupsBroadcast = (hub: Hub) => ({
  /** The chat of the group is over for these people. */
  closed(group: number, people: readonly number[]): void {
    hub.close(people, { group });
  },
});
