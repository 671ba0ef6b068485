import { type ChatAddress, keyOf } from './chat-address.ts';

/** While somebody keeps typing, the other person is reminded every so many milliseconds. */
const REMINDER = 3_000;
/** After this much silence, in milliseconds, they have stopped. */
const SILENCE = 5_000;

interface Typing {
  saidAt: number;
  silence: ReturnType<typeof setTimeout>;
}

/** Turns a call for every key into an event every few seconds. */
export class TypingThrottle {
  readonly #say: (chat: ChatAddress, isTyping: boolean) => void;
  readonly #typing = new Map<string, Typing>();

  constructor(say: (chat: ChatAddress, isTyping: boolean) => void) {
    this.#say = say;
  }

  set(chat: ChatAddress, isTyping: boolean): void {
    const key = keyOf(chat);
    const typing = this.#typing.get(key);
    clearTimeout(typing?.silence);
    if (isTyping) {
      const isDue = !typing || Date.now() - typing.saidAt >= REMINDER;
      if (isDue) this.#say(chat, true);
      this.#typing.set(key, {
        saidAt: isDue ? Date.now() : typing.saidAt,
        silence: setTimeout(() => this.set(chat, false), SILENCE),
      });
    } else if (typing) {
      this.#typing.delete(key);
      this.#say(chat, false);
    }
  }

  /** Forgets everything without saying so. */
  clear(): void {
    for (const { silence } of this.#typing.values()) clearTimeout(silence);
    this.#typing.clear();
  }
}
