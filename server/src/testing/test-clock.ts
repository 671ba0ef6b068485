import type { Clock } from '../core/clock.ts';

/** A clock that stands still until somebody moves it. */
export class TestClock implements Clock {
  #now = new Date();

  now(): Date {
    return new Date(this.#now);
  }

  set(now: Date): void {
    this.#now = new Date(now);
  }

  advance({ days = 0, minutes = 0, seconds = 0 }: { days?: number; minutes?: number; seconds?: number }): void {
    this.set(new Date(this.#now.getTime() + ((days * 1440 + minutes) * 60 + seconds) * 1000));
  }
}
