import type { RealtimeState } from '../realtime/connection.ts';
import type { Realtime } from '../realtime/realtime.ts';
import { Store } from './store.ts';

/** How the live connection is. */
export class RealtimeStore extends Store<RealtimeState> {
  readonly #realtime: () => Promise<Realtime>;

  constructor(realtime: () => Promise<Realtime>) {
    super('idle');
    this.#realtime = realtime;
  }

  protected start(): () => void {
    return whenLoaded(this.#realtime, (realtime) => {
      this.set(realtime.state);
      return realtime.on('state', (state) => this.set(state));
    });
  }
}

/** Does something with the live connection as soon as its code is there, unless it is over by then. */
export const whenLoaded = (load: () => Promise<Realtime>, begin: (realtime: Realtime) => () => void): (() => void) => {
  let isOver = false;
  let stop = () => {};
  void load().then((realtime) => {
    if (!isOver) stop = begin(realtime);
  });
  return () => {
    isOver = true;
    stop();
  };
};
