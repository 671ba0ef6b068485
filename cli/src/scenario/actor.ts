import { randomBytes } from 'node:crypto';
import { type Realtime, type ServerEvents, StudyMate } from '@study-mate/sdk';
import { eventNames } from './events.ts';
import { findMismatch } from './match.ts';
import { brief, StepFailure } from './result.ts';
import type { PersonPlan } from './scenario.ts';

const demonstrationPassword = 'study-together';

interface Heard {
  event: string;
  data: unknown;
}

interface Wanted {
  event: string;
  with?: unknown;
}

const isWanted = (heard: Heard, { event, with: wanted }: Wanted): boolean =>
  heard.event === event && (wanted === undefined || findMismatch(heard.data, wanted) === undefined);

const describe = ({ event, with: wanted }: Wanted): string =>
  wanted === undefined ? event : `${event} with ${brief(wanted)}`;

/** Somebody who takes part: an account, its connection, and what was heard there. */
export class Actor {
  readonly name: string;
  readonly mate: StudyMate;
  readonly password: string;
  #user: { id: number; email: string; full_name: string } | undefined;
  #realtime: Realtime | undefined;
  #isListening = false;
  readonly #heard: Heard[] = [];
  /** Those who wait for something; each takes what it wants. */
  readonly #waiting = new Set<() => void>();

  constructor(name: string, plan: PersonPlan | null, options: { baseUrl: string; userAgent: string }) {
    this.name = name;
    this.password = plan?.password ?? (plan?.persona ? demonstrationPassword : randomBytes(12).toString('base64url'));
    // What is expected may be a failure, and that is not to be tried again.
    this.mate = new StudyMate({ ...options, retries: 0 });
  }

  /** What steps may say of somebody. */
  get facts(): Record<string, unknown> {
    return { ...this.#user, password: this.password };
  }

  /** Registers somebody new, at an address that nobody has, or signs in. */
  async enter(plan: PersonPlan | null, run: string): Promise<void> {
    const { password } = this;
    const known = plan?.email ?? (plan?.persona && `${plan.persona}@study-mate.example`);
    const { user } = known
      ? await this.mate.auth.login({ email: known, password })
      : await this.mate.auth.register({
          full_name: this.name[0]?.toUpperCase() + this.name.slice(1),
          ...plan?.profile,
          email: `${this.name}.${run}@scenario.example`,
          password,
          password_confirm: password,
        });
    this.#user = user;
  }

  /** Collects events from now on. */
  async listen(): Promise<void> {
    if (this.#isListening) return;
    this.#isListening = true;
    const realtime = await this.#connection();
    for (const event of eventNames) {
      realtime.on(event, (data: ServerEvents[typeof event]) => {
        this.#heard.push({ event, data });
        for (const look of [...this.#waiting]) look();
      });
    }
    await realtime.connect();
  }

  async send(chat: { conversation: number } | { group: number }, content: string): Promise<unknown> {
    return (await this.#connection()).sendMessage(chat, content);
  }

  /** The first event that is wanted and that nobody has waited for yet. */
  async hear(wanted: Wanted, milliseconds: number, signal: AbortSignal): Promise<unknown> {
    const found = await this.#look(wanted, milliseconds, signal);
    if (found) return found.data;
    const others = this.#heard.map(({ event, data }) => `${event} ${brief(data)}`);
    const expected = `${describe(wanted)} within ${milliseconds / 1000} s`;
    throw new StepFailure(expected, others.length ? `only ${others.join(', ')}` : 'nothing');
  }

  async hearNothing(wanted: Wanted, milliseconds: number, signal: AbortSignal): Promise<void> {
    const found = await this.#look(wanted, milliseconds, signal);
    if (found) throw new StepFailure(`no ${describe(wanted)}`, `${found.event} ${brief(found.data)}`);
  }

  leave(): void {
    this.#realtime?.close();
  }

  async #connection(): Promise<Realtime> {
    this.#realtime ??= await this.mate.realtime();
    return this.#realtime;
  }

  #take(wanted: Wanted): Heard | undefined {
    const at = this.#heard.findIndex((heard) => isWanted(heard, wanted));
    return at === -1 ? undefined : this.#heard.splice(at, 1)[0];
  }

  #look(wanted: Wanted, milliseconds: number, signal: AbortSignal): Promise<Heard | undefined> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        this.#waiting.delete(look);
        end();
      };
      const onAbort = () => settle(() => reject(signal.reason));
      const look = () => {
        const found = this.#take(wanted);
        if (found) settle(() => resolve(found));
      };
      const timer = setTimeout(() => settle(() => resolve(undefined)), milliseconds);
      signal.addEventListener('abort', onAbort);
      this.#waiting.add(look);
      look();
    });
  }
}
