import { Api } from './core/api.ts';
import type { StudyMateError } from './core/errors.ts';
import { type Logger, type LogLevel, logging } from './core/logging.ts';
import { type Middleware, withMiddleware } from './core/middleware.ts';
import type { Fetch } from './core/transport.ts';
import { createTypedClient, type TypedClient } from './core/typed-client.ts';
import { type Auth, createAuth } from './generated/resources/auth.ts';
import { type Chat, createChat } from './generated/resources/chat.ts';
import { type Cities, createCities } from './generated/resources/cities.ts';
import { createDashboard, type Dashboard } from './generated/resources/dashboard.ts';
import { createDiscover, type Discover } from './generated/resources/discover.ts';
import { createGoals, type Goals } from './generated/resources/goals.ts';
import { createGroups, type Groups } from './generated/resources/groups.ts';
import { createLocation, type Location } from './generated/resources/location.ts';
import { createMatching, type Matching } from './generated/resources/matching.ts';
import { createSchools, type Schools } from './generated/resources/schools.ts';
import { createSessions, type Sessions } from './generated/resources/sessions.ts';
import { createSubjects, type Subjects } from './generated/resources/subjects.ts';
import type { Realtime, RealtimeOptions } from './realtime/realtime.ts';
import { createSignIn } from './resources/auth.ts';
import { SessionCredentials } from './session/credentials.ts';
import { MemoryTokenStore, type TokenStore } from './session/token-store.ts';

/** What a client is made with. */
export interface StudyMateOptions {
  /** Where the server is, without `/api`: `http://localhost:8000`. */
  baseUrl: string;
  /** Where the tokens are kept; in memory unless told. */
  tokenStore?: TokenStore;
  /** Sends a request; `globalThis.fetch` unless told. */
  fetch?: Fetch;
  /** Milliseconds for one attempt of a call, 30 000 unless told; 0 waits for ever. */
  timeout?: number;
  /** How many times a call is tried again where that is safe, 2 unless told. */
  retries?: number;
  /** Headers for every call. */
  headers?: Record<string, string>;
  /** Name and version of your program for the server's log. Browsers send their own. */
  userAgent?: string;
  /** Stand around every attempt of every call; the first is the outermost. */
  middleware?: readonly Middleware[];
  /** Hears of every attempt; nobody does unless told. Give it `console`, or a logger of yours. */
  logger?: Logger;
  /** The least that the logger hears of, `info` unless told. */
  logLevel?: LogLevel;
  /** Called when the server will not renew the session; the tokens are forgotten already. */
  onSessionLost?: (reason: StudyMateError) => void;
}

/**
 * The Study Mate API: one property for each part of it, one method for each operation, named as in the API
 * reference. Methods return data or throw a `StudyMateError`.
 *
 * @example
 * const mate = new StudyMate({ baseUrl: 'http://localhost:8000' });
 * await mate.auth.login({ email: 'an@example.com', password: 'correct horse' });
 * for await (const learner of mate.discover.listNearbyLearners({ radius: 5 })) console.log(learner.full_name);
 */
export class StudyMate {
  /** Where the server is. */
  readonly baseUrl: string;
  /**
   * An openapi-fetch client: any path of the API by method and address, with the same session, retries and limits.
   * It returns `{ data, error, response }`, and throws only when there is no answer.
   *
   * @example
   * const { data, response } = await mate.api.GET('/api/auth/profile/');
   */
  readonly api: TypedClient;
  /** The tokens of whoever is signed in. */
  readonly credentials: SessionCredentials;
  /** Accounts, sign-in and the own profile. */
  readonly auth: Auth;
  /** Cities, a catalogue that everybody may add to. */
  readonly cities: Cities;
  /** Schools, a catalogue that everybody may add to. */
  readonly schools: Schools;
  /** The catalogue of subjects, and the own ones. */
  readonly subjects: Subjects;
  /** The catalogue of goals, and the own ones. */
  readonly goals: Goals;
  /** The own position and its history. */
  readonly location: Location;
  /** Other learners nearby. */
  readonly discover: Discover;
  /** Connection requests and connections. */
  readonly matching: Matching;
  /** Conversations between connected people, call by call; live with `realtime()`. */
  readonly chat: Chat;
  /** Study groups, their members and their chats. */
  readonly groups: Groups;
  /** Study sessions, single or in series, and who takes part in them. */
  readonly sessions: Sessions;
  /** What one has done so far, in numbers. */
  readonly dashboard: Dashboard;
  #realtime: Promise<Realtime> | undefined;

  constructor(options: StudyMateOptions) {
    const { baseUrl, tokenStore = new MemoryTokenStore(), timeout = 30_000, retries = 2, userAgent } = options;
    this.baseUrl = baseUrl;
    this.credentials = new SessionCredentials({
      store: tokenStore,
      refresh: (refresh) => createAuth(api).refreshToken({ refresh }),
      onLost: options.onSessionLost,
    });
    const headers = { ...options.headers, ...(userAgent && { 'user-agent': userAgent }) };
    // Looked up at each call, so that a mock installed later is seen.
    const {
      fetch: send = (request) => globalThis.fetch(request),
      logger,
      logLevel = 'info',
      middleware = [],
    } = options;
    // Innermost, so that it tells what really travels.
    const fetch = withMiddleware(send, logger ? [...middleware, logging(logger, logLevel)] : middleware);
    const api = new Api({ baseUrl, fetch, timeout, retries, headers, credentials: this.credentials });
    this.api = createTypedClient({ baseUrl, headers, fetch: api.transport() });
    this.auth = createSignIn(api, this.credentials);
    this.cities = createCities(api);
    this.schools = createSchools(api);
    this.subjects = createSubjects(api);
    this.goals = createGoals(api);
    this.location = createLocation(api);
    this.discover = createDiscover(api);
    this.matching = createMatching(api);
    this.chat = createChat(api);
    this.groups = createGroups(api);
    this.sessions = createSessions(api);
    this.dashboard = createDashboard(api);
  }

  /**
   * The live connection of this client. Its code is loaded on the first call, and it connects when it is first used.
   * @param options what the first call says counts
   *
   * @example
   * const realtime = await mate.realtime();
   * realtime.on('connection_request_received', (request) => console.log(request.sender.full_name));
   */
  realtime(options?: RealtimeOptions): Promise<Realtime> {
    this.#realtime ??= import('./realtime/realtime.ts').then(({ Realtime }) => new Realtime(this, options));
    return this.#realtime;
  }
}
