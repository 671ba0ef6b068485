import type { ChatModel } from './chat-model.ts';
import { nothingFailed, understand } from './chat-words.ts';
import { Composer } from './composer.ts';
import type { Entry } from './entry.ts';
import { type Key, Keyboard } from './keyboard.ts';

type Chat = Pick<
  ChatModel,
  'title' | 'state' | 'unsent' | 'send' | 'look' | 'retry' | 'setTyping' | 'loadOlder' | 'close'
>;

const help = [
  'Enter sends, Ctrl-J begins a new line. ↑ ↓ PgUp PgDn look back, Esc goes to the end.',
  '/retry sends again what failed, /quit or Ctrl-C leaves, // begins a message with a slash.',
];

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

/** What happens on the screen: typing, commands, scrolling. It draws nothing. */
export class ChatController {
  readonly composer = new Composer();
  readonly chat: Chat;
  /** Lines under the messages that answer a command. */
  notice: readonly string[] = [];
  /** Lines between the end of the chat and what is shown last. */
  scrolled = 0;
  /** Lines of messages on the screen, told by whoever draws. */
  height = 10;
  /** Set when the person leaves; true if by Ctrl-C. */
  left: { byInterrupt: boolean } | undefined;
  readonly #keyboard: Keyboard;
  #latest: Entry | undefined;
  #lines = 0;
  #hasLooked = false;
  readonly #onChange: () => void;

  constructor(chat: Chat, onChange: () => void) {
    this.chat = chat;
    this.#onChange = onChange;
    this.#keyboard = new Keyboard(this.composer, {
      submit: () => this.#submit(),
      quit: () => this.#leave(true),
      scroll: (lines) => this.#scroll(lines),
      end: () => this.#scroll(Number.NEGATIVE_INFINITY),
      page: (direction) => this.#scroll(direction * Math.max(1, this.height - 1)),
    });
  }

  press(input: string, key: Key): void {
    const { text: before } = this.composer;
    this.#keyboard.press(input, key);
    const { text } = this.composer;
    if (text !== before) {
      // An empty line may just have been a command, whose answer is to be read.
      if (text) this.notice = [];
      this.chat.setTyping(text.trim() !== '' && !text.startsWith('/'));
    }
    this.#onChange();
  }

  /** What is out of sight below. */
  get below(): string | undefined {
    const { below } = this.chat.state;
    if (!this.scrolled) return undefined;
    return `↓ ${below ? count(below, 'new message') : count(this.scrolled, 'more line')}, Esc goes to the end`;
  }

  /**
   * Told how many lines there are and which of them leads to what is new: that is where looking begins. What is looked
   * at stays in place, and at the upper end more is loaded.
   */
  reach(lines: number, newFrom: number | undefined): void {
    const latest = this.chat.state.entries.at(-1);
    if (!this.#hasLooked) this.scrolled = Math.max(0, lines - (newFrom ?? lines) - this.height);
    else if (this.scrolled > 0 && latest !== this.#latest) this.scrolled += Math.max(0, lines - this.#lines);
    this.#hasLooked = true;
    this.#latest = latest;
    this.#lines = lines;
    const most = Math.max(0, lines - this.height);
    if (this.scrolled >= most && this.scrolled > 0) void this.chat.loadOlder();
    this.scrolled = Math.min(this.scrolled, most);
    this.chat.look(this.scrolled === 0);
  }

  #scroll(lines: number): void {
    this.scrolled = Math.max(0, this.scrolled + lines);
  }

  #submit(): void {
    const wish = understand(this.composer.take());
    if (wish.to === 'nothing') return;
    this.chat.setTyping(false);
    this.notice = [];
    if (wish.to === 'send') this.#send(wish.text);
    else if (wish.to === 'quit') this.#leave(false);
    else if (wish.to === 'help') this.notice = help;
    else if (wish.to === 'unknown') this.notice = [wish.answer];
    else if (!this.chat.retry()) this.notice = [nothingFailed];
  }

  #send(text: string): void {
    this.scrolled = 0;
    this.chat.send(text);
  }

  #leave(byInterrupt: boolean): void {
    this.left = { byInterrupt };
  }
}
