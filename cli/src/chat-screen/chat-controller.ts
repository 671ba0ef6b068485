import type { ChatModel } from './chat-model.ts';
import { Composer } from './composer.ts';
import type { Entry } from './entry.ts';
import { type Key, Keyboard } from './keyboard.ts';

type Chat = Pick<ChatModel, 'title' | 'state' | 'unsent' | 'send' | 'retry' | 'setTyping' | 'loadOlder' | 'close'>;

const help = [
  'Enter sends, Ctrl-J begins a new line, ↑ ↓ PgUp PgDn look back.',
  '/retry sends again what failed, /quit or Ctrl-C leaves, // begins a message with a slash.',
];

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
  readonly #onChange: () => void;

  constructor(chat: Chat, onChange: () => void) {
    this.chat = chat;
    this.#onChange = onChange;
    this.#keyboard = new Keyboard(this.composer, {
      submit: () => this.#submit(),
      quit: () => this.#leave(true),
      scroll: (lines) => this.#scroll(lines),
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

  /** Told how many lines there are: what is looked at stays in place, and at the upper end more is loaded. */
  reach(lines: number): void {
    const latest = this.chat.state.entries.at(-1);
    if (this.scrolled > 0 && latest !== this.#latest) this.scrolled += Math.max(0, lines - this.#lines);
    this.#latest = latest;
    this.#lines = lines;
    const most = Math.max(0, lines - this.height);
    if (this.scrolled >= most && this.scrolled > 0) void this.chat.loadOlder();
    this.scrolled = Math.min(this.scrolled, most);
  }

  #scroll(lines: number): void {
    this.scrolled = Math.max(0, this.scrolled + lines);
  }

  #submit(): void {
    const text = this.composer.take().trim();
    if (!text) return;
    this.chat.setTyping(false);
    if (text.startsWith('/') && !text.startsWith('//')) this.#command(text);
    else this.#say(text.replace(/^\/\//, '/'));
  }

  #say(text: string): void {
    this.notice = [];
    this.scrolled = 0;
    this.chat.send(text);
  }

  #command(text: string): void {
    if (text === '/quit') this.#leave(false);
    else if (text === '/retry') this.notice = this.chat.retry() ? [] : ['Nothing has failed.'];
    else this.notice = text === '/help' ? help : [`There is no ${text}.`, ...help];
  }

  #leave(byInterrupt: boolean): void {
    this.left = { byInterrupt };
  }
}
