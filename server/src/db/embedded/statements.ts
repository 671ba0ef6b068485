import { frame, frontend, readText, text } from './protocol.ts';

/** Where in a frame's body the statement's name stands, after what; `undefined` when the frame names none. */
function nameAt(message: Buffer): number | undefined {
  switch (String.fromCharCode(message[0] ?? 0)) {
    case frontend.parse:
      return 5;
    case frontend.bind:
      return message.indexOf(0, 5) + 1;
    case frontend.describe:
    case frontend.close:
      return message[5] === 0x53 ? 6 : undefined;
    default:
      return undefined;
  }
}

/**
 * One client's named prepared statements. All clients share one backend, so each name gets a prefix of its own there;
 * the unnamed statement needs none, because batches never interleave.
 */
export class StatementNames {
  readonly #prefix: string;
  readonly #known = new Set<string>();

  constructor(clientId: number) {
    this.#prefix = `${clientId.toString(36)}.`;
  }

  /** Names as the backend knows them. */
  get known(): ReadonlySet<string> {
    return this.#known;
  }

  scope(message: Buffer): Buffer {
    const at = nameAt(message);
    if (at === undefined || message[at] === 0) return message;
    const name = readText(message, at);
    const scoped = this.#prefix + name;
    const type = String.fromCharCode(message[0] ?? 0);
    if (type === frontend.parse) this.#known.add(scoped);
    if (type === frontend.close) this.#known.delete(scoped);
    const after = at + Buffer.byteLength(name) + 1;
    return frame(type, message.subarray(5, at), text(scoped), message.subarray(after));
  }
}
