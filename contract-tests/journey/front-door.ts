import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface FrontDoor {
  url: string;
  close(): Promise<void>;
}

const portOf = (url: string): number => Number(new URL(url).port);

/** The first of the nodes that takes a connection. */
async function enter([first, ...others]: readonly string[]): Promise<Socket | undefined> {
  if (first === undefined) return undefined;
  const socket = connect(portOf(first), '127.0.0.1');
  try {
    await once(socket, 'connect');
    return socket;
  } catch {
    return enter(others);
  }
}

/** An address before several nodes, as a proxy gives them: who comes is led to the first of them that is there. */
export async function openFrontDoor(nodes: readonly string[]): Promise<FrontDoor> {
  const open = new Set<Socket>();
  const server = createServer({ pauseOnConnect: true }, async (visitor) => {
    const node = await enter(nodes);
    if (!node) return visitor.destroy();
    for (const [from, to] of [
      [visitor, node],
      [node, visitor],
    ] as const) {
      open.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
    visitor.resume();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}
