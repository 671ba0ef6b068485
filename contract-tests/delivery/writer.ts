import { MemoryTokenStore, type OutgoingMessage, StudyMate, type Tokens } from '@study-mate/sdk';
import { keepIn, MemoryOutboxStore } from '@study-mate/sdk/outbox';
import { Realtime } from '@study-mate/sdk/realtime';

/** A message that a person was shown: its number in the chat, and what it says. */
export interface Shown {
  seq: number;
  content: string;
}

/** Milliseconds without an answer after which a client takes a connection for dead. */
const patience = 800;
/** How many messages may wait, so that there are always some on the way. */
const inHand = 20;

/** Somebody whose program writes and reads, ends at any moment and starts again. */
export class Writer {
  /** What their programs have shown, of each chat. */
  readonly shown = new Map<number, Shown[]>();
  /** Messages that the server has acknowledged. */
  readonly sent = new Set<string>();
  failed = 0;
  gaps = 0;
  #written = 0;
  #realtime: Realtime | undefined;
  #onProgress = () => {};
  readonly #url: string;
  readonly #name: string;
  // What a program finds again when it starts: files, in place of which memory serves here.
  readonly #tokens: MemoryTokenStore;
  readonly #store = new MemoryOutboxStore();

  constructor(url: string, name: string, tokens: Tokens) {
    this.#url = url;
    this.#name = name;
    this.#tokens = new MemoryTokenStore(tokens);
  }

  /** Starts the program, which shows the chats from where the last one ended. */
  start(chats: Iterable<number>, onProgress: () => void): void {
    this.#onProgress = onProgress;
    const mate = new StudyMate({ baseUrl: this.#url, tokenStore: this.#tokens });
    this.#realtime = new Realtime(mate, { outbox: keepIn(this.#store), ackTimeout: patience });
    this.#realtime.on('outgoing', (message) => this.#watch(message));
    for (const chat of chats) {
      const shown = this.shown.get(chat) ?? [];
      this.shown.set(chat, shown);
      const feed = this.#realtime.conversation(chat, { afterSeq: shown.at(-1)?.seq ?? 0 });
      feed.on('gap', () => {
        this.gaps += 1;
      });
      feed.on('message', ({ seq, content }) => {
        shown.push({ seq, content });
        onProgress();
      });
    }
  }

  stop(): void {
    this.#realtime?.close();
  }

  /** Ends the program wherever it is, and starts it again. */
  restart(): void {
    this.stop();
    this.start([...this.shown.keys()], this.#onProgress);
  }

  /** Writes to a chat, a few messages at a time. */
  async write(chat: number, count: number, progress: () => Promise<void>): Promise<void> {
    for (let number = 0; number < count; number++) {
      while (this.#written - this.sent.size >= inHand) await progress();
      this.#written += 1;
      this.#realtime?.sendMessage(chat, `${this.#name} ${number}`);
    }
  }

  #watch({ state, clientMessageId }: OutgoingMessage): void {
    if (state === 'failed') this.failed += 1;
    if (state === 'sent') this.sent.add(clientMessageId);
    this.#onProgress();
  }
}
