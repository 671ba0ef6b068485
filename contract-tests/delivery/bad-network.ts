import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { type Fault, faults, Link } from './link.ts';

/** The way to a server, on which connections come to harm. */
export interface BadNetwork {
  url: string;
  /** How often each fault has struck. */
  struck: Record<Fault, number>;
  /** Something happens to one of the live connections; `undefined` when none is well. */
  strike(): Fault | undefined;
  close(): Promise<void>;
}

export async function openBadNetwork(serverUrl: string, chance: () => number): Promise<BadNetwork> {
  const links = new Set<Link>();
  const struck = Object.fromEntries(faults.map((fault) => [fault, 0])) as BadNetwork['struck'];
  const pick = <T>(choices: readonly T[]): T | undefined => choices[Math.floor(chance() * choices.length)];
  const proxy = createServer((client) => {
    const server = connect(Number(new URL(serverUrl).port), '127.0.0.1');
    const link = new Link(client, server);
    links.add(link);
    client.once('close', () => links.delete(link));
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    struck,
    strike() {
      const victim = pick([...links].filter(({ isWell }) => isWell));
      const fault = pick(faults);
      if (!victim || !fault) return undefined;
      victim.suffer(fault);
      struck[fault] += 1;
      return fault;
    },
    async close() {
      proxy.close();
      for (const link of links) link.break();
      await once(proxy, 'close');
    },
  };
}
