import { io, type Socket } from '#socket.io-client';
import {
  AbortedError,
  ConnectionError,
  RealtimeError,
  type StudyMateError,
  TimeoutError,
  toFailure,
} from '../core/errors.ts';
import { backOff, sleep } from '../core/wait.ts';
import type { Acknowledgement, Acknowledgements, ClientEvents, ServerEvents } from '../generated/events.ts';
import type { Matching } from '../generated/resources/matching.ts';
import type { OutboxError } from '../outbox/outbox-error.ts';
import { accountOf } from '../session/claims.ts';
import type { SessionCredentials } from '../session/credentials.ts';
import type { Emitter } from './emitter.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

/** What the live connection needs of the client. */
export interface RealtimeHost {
  readonly baseUrl: string;
  readonly credentials: Pick<SessionCredentials, 'accessToken' | 'millisecondsLeft' | 'onChange' | 'renew' | 'tokens'>;
  readonly matching: Pick<Matching, 'listPresence'>;
}

export type RealtimeState = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'closed';

/** Everything `realtime.on` can listen to: the server's events, and what happens to the connection itself. */
export interface RealtimeEvents extends ServerEvents {
  state: RealtimeState;
  /** The state of a message of one's own has changed. */
  outgoing: OutgoingMessage;
  /** Messages that wait could not be read or written where they are kept. They are still there. */
  outbox_error: OutboxError;
}

const SLOWEST_ATTEMPT = 15_000;

/** Refusals of the server carry `data`; failures of the network do not. */
type Refusal = Error & { data?: { code?: string } };

/** One Socket.IO connection that comes back by itself until it is closed or the session ends. */
export class Connection {
  state: RealtimeState = 'idle';
  /** Why the connection is not there. */
  error: StudyMateError | undefined;
  /** Whom the server takes us for. */
  account: string | undefined;
  readonly #host: RealtimeHost;
  readonly #events: Emitter<RealtimeEvents>;
  readonly #ackTimeout: number;
  #socket: Socket | undefined;
  #token: string | undefined;
  #stop: AbortController | undefined;
  #isUseful = false;
  #giveUp = () => {};
  #freshening: Promise<void> | undefined;
  #freshenSoon: ReturnType<typeof setTimeout> | undefined;

  constructor(host: RealtimeHost, events: Emitter<RealtimeEvents>, ackTimeout: number) {
    this.#host = host;
    this.#events = events;
    this.#ackTimeout = ackTimeout;
    host.credentials.onChange((change) => {
      if (change === 'ended') this.close(new AbortedError('Signed out.'));
      else if (change === 'lost') this.close(new ConnectionError('The session is over: sign in again.'));
      else if (change === 'renewed') void this.#freshen();
      else this.#socket?.disconnect();
    });
  }

  open(): void {
    if (this.#stop) return;
    this.#stop = new AbortController();
    this.error = undefined;
    void this.#run(this.#stop.signal);
  }

  close(reason: StudyMateError = new AbortedError('The connection was closed.')): void {
    if (!this.#stop) return;
    this.#stop.abort(reason);
    this.#stop = undefined;
    this.error = reason;
    this.#giveUp();
    this.#enter('closed');
  }

  /** Sends if connected, and otherwise lets it be: for what is stale in a moment anyway. */
  cast<Name extends keyof ClientEvents>(name: Name, payload: ClientEvents[Name]): void {
    if (this.state === 'connected') this.#socket?.emit(name, payload);
  }

  /**
   * Sends until the server has answered. An answer that does not come means a connection that only looks alive, so
   * it is replaced and the event is sent again: every event of the protocol may be repeated.
   * @param beforeAttempt called each time before the event leaves; what it throws ends the request
   */
  async request<Name extends keyof ClientEvents>(
    name: Name,
    payload: ClientEvents[Name],
    deadline: number,
    beforeAttempt = () => {},
  ): Promise<Acknowledgements[Name]> {
    for (;;) {
      await this.whenConnected(deadline);
      beforeAttempt();
      const signal = this.#stop?.signal;
      const socket = this.#socket;
      const token = this.#token;
      const patience = Math.min(this.#ackTimeout, deadline - Date.now());
      const answer: Acknowledgement<Name> | undefined = await socket
        ?.timeout(patience)
        .emitWithAck(name, payload)
        .catch(() => undefined);
      if (answer) this.#isUseful = true;
      else if (patience === this.#ackTimeout) socket?.disconnect();
      if (answer?.ok) return answer.data;
      if (answer && answer.error.code !== 'unauthorized') throw new RealtimeError(answer.error);
      if (answer && token) {
        await this.#host.credentials.renew(token);
        await this.#freshen();
      }
      // Whoever has closed it does not want it back for this.
      signal?.throwIfAborted();
    }
  }

  whenConnected(deadline = Number.POSITIVE_INFINITY): Promise<void> {
    this.open();
    const left = deadline - Date.now();
    if (left <= 0) return Promise.reject(new TimeoutError('The server took too long to answer.'));
    if (this.state === 'connected') return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer =
        left < Number.POSITIVE_INFINITY &&
        setTimeout(() => settle(reject, new TimeoutError('There was no connection for too long.')), left);
      const settle = (how: (reason?: unknown) => void, reason?: StudyMateError) => {
        off();
        if (timer) clearTimeout(timer);
        how(reason);
      };
      const off = this.#events.on('state', (state) => {
        if (state === 'connected') settle(resolve as () => void);
        if (state === 'closed') settle(reject, this.error);
      });
    });
  }

  async #run(signal: AbortSignal): Promise<void> {
    this.#enter('connecting');
    for (let failures = 0; !signal.aborted; failures++) {
      this.#isUseful = false;
      await this.#liveOnce(signal).catch((error) => {
        this.error = toFailure(error);
      });
      // A server that lets everybody in and answers nobody is not asked ever faster.
      if (this.#isUseful) failures = 0;
      await sleep(backOff(failures, SLOWEST_ATTEMPT), signal).catch(() => undefined);
    }
  }

  /** From one handshake to the end of that connection. */
  async #liveOnce(signal: AbortSignal): Promise<void> {
    const token = await this.#host.credentials.accessToken();
    if (signal.aborted) return;
    if (!token) return this.close(new ConnectionError('Nobody is signed in.'));
    this.#token = token;
    this.account = accountOf(token);
    const { origin, pathname } = new URL(this.#host.baseUrl);
    // A path in the address belongs to the server's place, not to a Socket.IO namespace.
    const path = `${pathname.replace(/\/$/, '')}/socket.io/`;
    const socket = io(origin, {
      path,
      auth: { token },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    this.#socket = socket;
    socket.onAny((name: keyof ServerEvents, payload) => this.#events.emit(name, payload));
    socket.on('connect', () => {
      this.error = undefined;
      this.#enter('connected');
      this.#freshenInTime();
    });
    const refusal = await new Promise<Refusal | undefined>((resolve) => {
      socket.on('connect_error', resolve);
      socket.on('disconnect', () => {
        // At once, so that nothing more is sent this way.
        if (!signal.aborted) this.#enter('reconnecting');
        resolve(undefined);
      });
      this.#giveUp = () => resolve(undefined);
    });
    clearTimeout(this.#freshenSoon);
    socket.off().disconnect();
    if (refusal?.data?.code === 'unauthorized') await this.#host.credentials.renew(token);
    if (refusal) throw refusal;
  }

  /** The server stops trusting a connection whose token has ended, so it is given the next one before. */
  #freshen(): Promise<void> {
    this.#freshening ??= this.#handOver().finally(() => {
      this.#freshening = undefined;
      this.#freshenInTime();
    });
    return this.#freshening;
  }

  async #handOver(): Promise<void> {
    const socket = this.#socket;
    try {
      const token = await this.#host.credentials.accessToken();
      if (!token || token === this.#token || this.state !== 'connected') return;
      // Somebody else has signed in, perhaps in another tab: their connection is another one.
      if (accountOf(token) !== this.account) return void socket?.disconnect();
      this.#token = token;
      const answer: Acknowledgement<'authenticate'> | undefined = await socket
        ?.timeout(this.#ackTimeout)
        .emitWithAck('authenticate', { token });
      if (!answer?.ok) socket?.disconnect();
    } catch {
      socket?.disconnect();
    }
  }

  #freshenInTime(): void {
    clearTimeout(this.#freshenSoon);
    if (this.state !== 'connected' || !this.#token) return;
    const left = this.#host.credentials.millisecondsLeft(this.#token);
    // Longer waits than a timer can hold, and tokens without an end, are looked at once a day.
    const wait = Math.min(Math.max(left - 9_000, 1_000), 86_400_000);
    this.#freshenSoon = setTimeout(() => void this.#freshen(), wait);
  }

  #enter(state: RealtimeState): void {
    if (this.state === state) return;
    this.state = state;
    this.#events.emit('state', state);
  }
}
