import { http, type RequestHandler } from 'msw';
import type { Tokens } from '../../session/token-store.ts';
import { localAddress, withoutSlash } from '../address.ts';
import { answer } from './answer.ts';
import { populate } from './demonstration.ts';
import { type ErrorStatus, type Failing, Failures, type Told } from './failures.ts';
import { startSignIn } from './features/tokens.ts';
import { createFixtures, type Fixtures } from './fixtures.ts';
import type { Person } from './rows/people.ts';
import { World } from './world.ts';

export interface MockOptions {
  /** The address that your `StudyMate` client uses; `http://localhost:8000` unless told, and `*` for any. */
  baseUrl?: string;
  /** The time, as milliseconds since 1970 or a date; the clock of the machine unless told. */
  now?: () => number | Date;
  /** Whether six people of the demonstration are there from the beginning; they are, unless told. */
  people?: 'demo' | 'none';
}

/** Everything below the address of the API. As text, MSW would decode what it cannot, such as `%E0%A4%A`, and throw. */
const toPattern = (baseUrl: string): RegExp =>
  new RegExp(`^${baseUrl === '*' ? '.*' : withoutSlash(baseUrl).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}/api/`);

/** A Study Mate in memory; see `studyMateMock`. */
export class StudyMateMock {
  /** For `setupServer` and `setupWorker`. */
  readonly handlers: RequestHandler[];
  readonly #options: MockOptions;
  readonly #failures = new Failures();
  #later = 0;
  #world: World;
  #add: Fixtures;

  constructor(options: MockOptions = {}) {
    this.#options = options;
    this.#world = this.#newWorld();
    this.#add = createFixtures(this.#world);
    this.#begin();
    const address = toPattern(options.baseUrl ?? localAddress);
    this.handlers = [http.all(address, ({ request }) => answer(request, this.#world, this.#failures))];
  }

  /** Puts people and things there, for a test to begin with. Ask for it anew after a reset. */
  get add(): Fixtures {
    return this.#add;
  }

  /**
   * Somebody by the first part of their address, such as `mai`; their row, to look at or to change.
   * @throws {Error} when nobody is called so
   */
  person(name: string): Person {
    const person = this.#world.people.find(({ email }) => email.startsWith(`${name}@`));
    if (!person) throw new Error(`Nobody here has an address that begins with ${name}@`);
    return person;
  }

  /**
   * Signs somebody in, without the call: tokens for a client of theirs.
   *
   * @example
   * const mate = new StudyMate({ baseUrl, tokenStore: new MemoryTokenStore(mock.as('mai')) });
   */
  as(who: string | Person): Tokens {
    return startSignIn(this.#world, typeof who === 'string' ? this.person(who) : who);
  }

  /** Moves the mock's clock on: tokens run out and sessions begin. */
  advance({ days = 0, minutes = 0, seconds = 0 }: { days?: number; minutes?: number; seconds?: number }): void {
    this.#later += ((days * 1440 + minutes) * 60 + seconds) * 1000;
  }

  /**
   * From now on an operation answers with this error; `'*'` stands for all of them. Only what the spec documents compiles.
   *
   * @param body the body of the answer; may be left out where a sentence, `detail`, is all that it must hold
   *
   * @example
   * mock.fail('sendMessage', 429);
   * mock.fail('login', 400, { non_field_errors: ['Invalid credentials.'] });
   * mock.fail('*', 500);
   */
  fail<O extends Failing, Status extends ErrorStatus<O>>(
    operation: O,
    status: Status,
    ...[body]: Told<O, Status>
  ): void {
    this.#failures.set(operation, status, body as object | undefined, Number.POSITIVE_INFINITY);
  }

  /** The same for the next call only, after which all is well again. */
  failOnce<O extends Failing, Status extends ErrorStatus<O>>(
    operation: O,
    status: Status,
    ...[body]: Told<O, Status>
  ): void {
    this.#failures.set(operation, status, body as object | undefined, 1);
  }

  /** Everything as in the beginning: rows, time, and no errors. */
  reset(): void {
    this.#later = 0;
    this.#failures.clear();
    this.#world = this.#newWorld();
    this.#add = createFixtures(this.#world);
    this.#begin();
  }

  #newWorld(): World {
    // Looked up at each call, so that fake timers are followed.
    const { now = () => Date.now() } = this.#options;
    return new World(() => Number(now()) + this.#later);
  }

  #begin(): void {
    if (this.#options.people !== 'none') populate(this.#world, this.#add);
  }
}

/**
 * A Study Mate that keeps what it is told, in memory: whoever registers can log in, whoever is accepted can be written
 * to, and tokens run out. Every operation of the API answers as a server does, errors included.
 *
 * @example
 * const mock = studyMateMock();
 * const server = setupServer(...mock.handlers);
 * const mate = new StudyMate({ baseUrl: 'http://localhost:8000' });
 * await mate.auth.login({ email: 'mai@study-mate.example', password: 'study-together' });
 */
export const studyMateMock = (options?: MockOptions): StudyMateMock => new StudyMateMock(options);
