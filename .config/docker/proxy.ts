import type { ComposeFile } from './compose-file.ts';

const upstreams = /^\s*reverse_proxy\s+([^{\n]+)/gm;
const site = /^:(\d+)\s*\{/m;

/** The proxy of this configuration has to listen where compose publishes it, and to lead to every node and to nothing else. */
export function proxyProblems(text: string, path: string, { services }: ComposeFile): string[] {
  const nodes = Object.keys(services).filter((name) => name.startsWith('node-'));
  const targets = [...text.matchAll(upstreams)].flatMap(([, list = '']) => list.trim().split(/\s+/));
  const wanted = nodes.map((name) => `${name}:${services[name]?.environment?.PORT}`);
  const published =
    Object.values(services).find(({ volumes }) => volumes?.some((it) => it.includes(path)))?.ports ?? [];
  const listens = site.exec(text)?.[1];
  const braces = (text.match(/\{/g)?.length ?? 0) - (text.match(/\}/g)?.length ?? 0);
  return [
    ...(nodes.length < 2 ? ['there are fewer than two nodes to share the work'] : []),
    ...wanted.filter((it) => !targets.includes(it)).map((it) => `${it} gets no requests`),
    ...targets.filter((it) => !wanted.includes(it)).map((it) => `${it} is no node`),
    ...(published.some((it) => it.endsWith(`:${listens}`))
      ? []
      : [`nobody publishes the port ${listens} it listens on`]),
    ...(braces === 0 ? [] : ['its braces do not match']),
  ];
}
