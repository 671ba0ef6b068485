import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { aToken } from '../client.fixtures.ts';
import type { Acknowledgement, ClientEvents } from '../generated/events.ts';
import { accountOf } from '../session/claims.ts';
import { SessionCredentials } from '../session/credentials.ts';
import { MemoryTokenStore, type TokenStore } from '../session/token-store.ts';
import { type ChatAddress, keyOf, toAddress } from './chat-address.ts';
import type { LiveMessage } from './outgoing-message.ts';
import type { PersonPresence } from './presence-watch.ts';
import { Realtime, type RealtimeOptions } from './realtime.ts';

type Refusal = Extract<Acknowledgement<keyof ClientEvents>, { ok: false }>['error'];
type Answer = (answer: Acknowledgement<keyof ClientEvents>) => void;

/** A chat server in this process, with the faults that networks have. */
export class ChatServer {
  readonly #log = new Map<string, LiveMessage[]>();
  /** Every event that a client sent, in order. */
  readonly received: { name: string; payload: Record<string, unknown> }[] = [];
  readonly tokens: string[] = [];
  /** Whether it lets nobody in at the moment, as one that starts. */
  isAway = false;
  /** Which tokens are let in. */
  accepts = (_token: string): boolean => true;
  /** Whether a message that was stored is lost on its way to the people. */
  isLost = (_message: LiveMessage): boolean => false;
  /** Whether the answer to an event is lost, after the event has had its effect. */
  isUnanswered = (_name: string): boolean => false;
  /** An answer other than the usual. */
  refuse: (name: string) => Refusal | undefined = () => undefined;
  /** How things stand with the people one is connected with. */
  listPresence: () => AsyncIterable<PersonPresence> = async function* () {};
  pageSize = 200;
  baseUrl = '';
  readonly #http = createServer();
  readonly #io = new Server(this.#http, { transports: ['websocket'] });

  async start(): Promise<this> {
    this.#io.use((socket, next) => {
      const token = String(socket.handshake.auth.token);
      this.tokens.push(token);
      const data = { code: 'unauthorized', message: 'Token is expired' };
      if (this.isAway) next(new Error('Come back later'));
      else next(this.accepts(token) ? undefined : Object.assign(new Error(data.message), { data }));
    });
    this.#io.on('connection', (socket) => this.#welcome(socket));
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    this.baseUrl = `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    await this.#io.close();
  }

  get connections(): Socket[] {
    return [...this.#io.sockets.sockets.values()];
  }

  /** Ends every connection as a broken network does. */
  cut(): void {
    for (const socket of this.connections) socket.conn.close();
  }

  emit(name: string, payload: unknown): void {
    this.#io.emit(name, payload);
  }

  /** What a chat holds. */
  log(chat: number | ChatAddress): LiveMessage[] {
    return this.#log.get(keyOf(toAddress(chat))) ?? [];
  }

  /** The messages with these numbers are gone for good. */
  forget(chat: number | ChatAddress, seqs: number[]): void {
    this.#log.set(
      keyOf(toAddress(chat)),
      this.log(chat).filter(({ seq }) => !seqs.includes(seq)),
    );
  }

  /** Somebody else's message. */
  post(
    chat: number | ChatAddress,
    content: string,
    client_message_id: string | null = null,
    sender_id = 2,
  ): LiveMessage {
    const messages = this.log(chat);
    const isRepeated = (it: LiveMessage) => it.client_message_id === client_message_id && it.sender_id === sender_id;
    const before = client_message_id && messages.find(isRepeated);
    if (before) return before;
    const seq = (messages.at(-1)?.seq ?? 0) + 1;
    const sender = { sender_id, sender_name: 'Bình', sender_avatar: null };
    const created_at = new Date().toISOString();
    const message = { ...toAddress(chat), message_id: seq, seq, client_message_id, ...sender, content, created_at };
    this.#log.set(keyOf(toAddress(chat)), [...messages, message]);
    if (!this.isLost(message)) this.emit('chat_message', message);
    return message;
  }

  #welcome(socket: Socket): void {
    socket.emit('connection_established', { message: 'Connected' });
    socket.onAny((name: string, payload: Record<string, unknown>, answer?: Answer) => {
      this.received.push({ name, payload });
      const error = this.refuse(name);
      const reply = error
        ? { ok: false as const, error }
        : { ok: true as const, data: this.#handle(name, payload, socket) };
      if (!this.isUnanswered(name)) answer?.(reply as Parameters<Answer>[0]);
    });
  }

  #handle(name: string, payload: Record<string, unknown>, { handshake }: Socket): unknown {
    const chat = 'group' in payload ? { group: Number(payload.group) } : Number(payload.conversation);
    const messages = this.log(chat);
    switch (name) {
      case 'chat_message':
        return this.post(
          chat,
          String(payload.content),
          String(payload.client_message_id),
          Number(accountOf(handshake.auth.token)) || 2,
        );
      case 'resume': {
        const missing = messages.filter(({ seq }) => seq > Number(payload.after_seq));
        const sent = missing.slice(0, this.pageSize);
        return { messages: sent, latest_seq: messages.at(-1)?.seq ?? 0, has_more: sent.length < missing.length };
      }
      case 'message_read':
        return { marked_count: 1, message_ids: payload.message_ids, read_at: new Date().toISOString() };
      default:
        return {};
    }
  }
}

/** A live connection to the server, and the session it lives by. */
export const aRealtime = (
  server: ChatServer,
  options: RealtimeOptions & { access?: string; renewed?: string[]; tokenStore?: TokenStore } = {},
) => {
  const { access = aToken('first'), renewed = [], tokenStore, ...rest } = options;
  const lost: string[] = [];
  const credentials = new SessionCredentials({
    store: tokenStore ?? new MemoryTokenStore({ access, refresh: 'refresh' }),
    refresh: async () => {
      const next = renewed.shift();
      if (next) return { access: next };
      const { UnauthorizedError } = await import('../core/errors.ts');
      throw new UnauthorizedError(401, new Headers(), { detail: 'Token is blacklisted' });
    },
    onLost: ({ message }) => lost.push(message),
  });
  // Asked over HTTP, which this server does not speak.
  const matching = { listPresence: () => server.listPresence() as never };
  const realtime = new Realtime({ baseUrl: server.baseUrl, credentials, matching }, rest);
  return { realtime, credentials, lost };
};
