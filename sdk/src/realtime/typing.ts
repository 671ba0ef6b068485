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
  readonly #say: (conversation: number, isTyping: boolean) => void;
  readonly #typing = new Map<number, Typing>();

  constructor(say: (conversation: number, isTyping: boolean) => void) {
    this.#say = say;
  }

  set(conversation: number, isTyping: boolean): void {
    const typing = this.#typing.get(conversation);
    clearTimeout(typing?.silence);
    if (isTyping) {
      const isDue = !typing || Date.now() - typing.saidAt >= REMINDER;
      if (isDue) this.#say(conversation, true);
      this.#typing.set(conversation, {
        saidAt: isDue ? Date.now() : typing.saidAt,
        silence: setTimeout(() => this.set(conversation, false), SILENCE),
      });
    } else if (typing) {
      this.#typing.delete(conversation);
      this.#say(conversation, false);
    }
  }

  /** Forgets everything without saying so. */
  clear(): void {
    for (const { silence } of this.#typing.values()) clearTimeout(silence);
    this.#typing.clear();
  }
}
