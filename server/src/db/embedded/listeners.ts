import { frontend, query, readText } from './protocol.ts';

const COMMAND = /\b(unlisten|listen)\s+(?:"((?:[^"]|"")+)"|([\w$]+|\*))/gi;
/** No sensible LISTEN is longer; longer frames are not worth a look. */
const LONGEST = 500;

const quoted = (channel: string): string => `"${channel.replaceAll('"', '""')}"`;

const sqlOf = (message: Buffer): string => {
  const type = String.fromCharCode(message[0] ?? 0);
  if (message.length > LONGEST) return '';
  if (type === frontend.query) return readText(message, 5);
  return type === frontend.parse ? readText(message, message.indexOf(0, 5) + 1) : '';
};

/**
 * Who listens to which channel. The backend sees one session, which listens while anybody does; this keeps the
 * clients apart.
 */
export class Listeners<Client extends object> {
  readonly #channels = new Map<string, Set<Client>>();

  /** Reads LISTEN and UNLISTEN off a frame; answers with what restores the channels that others still need. */
  observe(client: Client, message: Buffer): Buffer[] {
    const repairs: Buffer[] = [];
    for (const [, verb = '', exact, folded = ''] of sqlOf(message).matchAll(COMMAND)) {
      const channel = exact?.replaceAll('""', '"') ?? folded.toLowerCase();
      if (verb.toLowerCase() === 'listen') this.#add(client, channel);
      else repairs.push(...this.#remove(client, channel));
    }
    return repairs;
  }

  /** Forgets a client; answers with what ends the channels nobody else needs. */
  forget(client: Client): Buffer[] {
    const left = [...this.#channels].filter(([, clients]) => clients.delete(client) && clients.size === 0);
    for (const [channel] of left) this.#channels.delete(channel);
    return left.map(([channel]) => query(`UNLISTEN ${quoted(channel)}`));
  }

  of(notification: Buffer): Iterable<Client> {
    return this.#channels.get(readText(notification, 9)) ?? [];
  }

  #add(client: Client, channel: string): void {
    const clients = this.#channels.get(channel) ?? new Set();
    this.#channels.set(channel, clients.add(client));
  }

  #remove(client: Client, channel: string): Buffer[] {
    const channels = channel === '*' ? [...this.#channels.keys()] : [channel];
    for (const name of channels) this.#channels.get(name)?.delete(client);
    const needed = channels.filter((name) => (this.#channels.get(name)?.size ?? 0) > 0);
    return needed.map((name) => query(`LISTEN ${quoted(name)}`));
  }
}
