import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The way to a server, which can be taken away and given back. */
export interface Cable {
  url: string;
  pull(): void;
  plug(): void;
  close(): Promise<void>;
}

export async function layCable(serverUrl: string): Promise<Cable> {
  const port = Number(new URL(serverUrl).port);
  const ends = new Set<Socket>();
  let isPlugged = true;
  const pull = () => {
    isPlugged = false;
    for (const end of ends) end.destroy();
  };
  const proxy = createServer((client) => {
    if (!isPlugged) return client.destroy();
    const server = connect(port, '127.0.0.1');
    for (const [end, other] of [
      [client, server],
      [server, client],
    ] as const) {
      ends.add(end);
      end.pipe(other);
      end.on('error', () => end.destroy());
      end.on('close', () => {
        ends.delete(end);
        other.destroy();
      });
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    pull,
    plug() {
      isPlugged = true;
    },
    async close() {
      proxy.close();
      pull();
      await once(proxy, 'close');
    },
  };
}
