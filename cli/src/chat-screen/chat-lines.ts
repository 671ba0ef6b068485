import { messageLine } from '../output/message-line.ts';
import { createStyle } from '../output/style.ts';
import type { ChatModel, ChatState } from './chat-model.ts';
import { nothingFailed, understand } from './chat-words.ts';
import type { Entry, EntryState } from './entry.ts';

type Chat = Pick<ChatModel, 'title' | 'state' | 'send' | 'look' | 'retry'>;

/** Messages that have been read, of which the last ones are told when the chat is opened. */
const reminder = 5;
const help = 'Enter sends. /retry sends again what failed, /quit leaves, // begins a message with a slash.';
const paper = { style: createStyle(false), width: Number.POSITIVE_INFINITY, isPlain: true };

const key = ({ seq, clientMessageId, at }: Entry): string => clientMessageId ?? `${seq ?? at}`;

/** A chat in lines that follow each other, none of which is ever changed: for screen readers. */
export class ChatLines {
  readonly #chat: Chat;
  readonly #say: (text: string) => void;
  readonly #told = new Map<string, EntryState>();
  #before: Pick<ChatState, 'typing' | 'connection'>;

  constructor(chat: Chat, say: (text: string) => void) {
    this.#chat = chat;
    this.#say = say;
    this.#before = { typing: [], connection: chat.state.connection };
  }

  begin(): void {
    const { title, state } = this.#chat;
    const { entries, unreadFrom } = state;
    this.#say(`Chat with ${title}. /help tells what can be typed.\n`);
    const isNew = ({ seq = 0 }: Entry) => unreadFrom !== undefined && seq >= unreadFrom;
    for (const entry of entries) this.#told.set(key(entry), entry.state);
    for (const entry of entries.filter((it) => !isNew(it)).slice(-reminder)) this.#tell(entry);
    if (unreadFrom !== undefined) this.#say('New:\n');
    for (const entry of entries.filter(isNew)) this.#tell(entry);
    this.#chat.look(true);
  }

  /** Tells what is different from before. */
  changed(): void {
    const { entries, typing, connection, ended } = this.#chat.state;
    for (const entry of entries) this.#compare(entry);
    for (const name of typing) if (!this.#before.typing.includes(name)) this.#say(`${name} is typing.\n`);
    if (connection !== this.#before.connection) this.#tellConnection(connection);
    this.#before = { typing, connection };
    if (ended) this.#say(`${ended}\n`);
  }

  /** What was typed; tells whether it is to go on. */
  take(line: string): boolean {
    const wish = understand(line);
    if (wish.to === 'send') this.#chat.send(wish.text);
    else if (wish.to === 'help') this.#say(`${help}\n`);
    else if (wish.to === 'unknown') this.#say(`${wish.answer}\n`);
    else if (wish.to === 'retry' && !this.#chat.retry()) this.#say(`${nothingFailed}\n`);
    return wish.to !== 'quit';
  }

  #compare(entry: Entry): void {
    const before = this.#told.get(key(entry));
    if (before === entry.state) return;
    this.#told.set(key(entry), entry.state);
    if (entry.state === 'received') this.#tell(entry);
    else if (entry.state === 'failed')
      this.#say(`Not sent: ${entry.content}. ${entry.error ?? ''} /retry sends it again.\n`);
    else if (entry.state !== 'pending') this.#say(`${entry.state === 'read' ? 'Read' : 'Sent'}: ${entry.content}\n`);
  }

  #tell({ at, name, content, state }: Entry): void {
    const mark = state === 'received' ? {} : { mark: state };
    const sender_name = state === 'received' ? name : 'You';
    this.#say(messageLine({ created_at: at, sender_name, content }, { ...paper, ...mark }));
  }

  #tellConnection(connection: ChatState['connection']): void {
    if (connection === 'reconnecting') this.#say('The connection is lost; trying again.\n');
    if (connection === 'connected') this.#say('Connected.\n');
  }
}
