import type { Node } from './document.ts';

export interface ChannelEvent {
  event: string;
  summary: string;
  payload: Node;
  /** How the other side answers. */
  acknowledgement?: Node;
}

/** Where events travel, and which: `received` from clients, `sent` to them. */
export interface Channel {
  id: string;
  node: Node;
  received: ChannelEvent[];
  sent: ChannelEvent[];
}

const inCamelCase = (text: string): string => text.replace(/[_ ](\w)/g, (_, letter: string) => letter.toUpperCase());

/** A channel with its messages and operations, in AsyncAPI's terms. */
export function toParts({ id, node, received, sent }: Channel) {
  const messages: Record<string, Node> = {};
  const operations: Record<string, Node> = {};
  const channel = { $ref: `#/channels/${id}` };
  const reference = (message: string): Node => ({ $ref: `#/channels/${id}/messages/${message}` });

  for (const { event, summary, payload, acknowledgement } of received) {
    const message = inCamelCase(`${event} from client`);
    messages[message] = { name: event, title: event, summary, payload };
    operations[inCamelCase(`${id} receive ${event}`)] = {
      action: 'receive',
      channel,
      summary,
      messages: [reference(message)],
    };
    if (!acknowledgement) continue;
    const answer = inCamelCase(`${event} acknowledgement`);
    messages[answer] = { name: event, title: `Acknowledgement of ${event}`, payload: acknowledgement };
    Object.assign(operations[inCamelCase(`${id} receive ${event}`)] ?? {}, {
      reply: { channel, messages: [reference(answer)] },
    });
  }
  for (const { event, summary, payload } of sent) {
    const message = inCamelCase(`${event} from server`);
    messages[message] = { name: event, title: event, summary, payload };
    operations[inCamelCase(`${id} send ${event}`)] = {
      action: 'send',
      channel,
      summary,
      messages: [reference(message)],
    };
  }
  return { channel: { ...node, messages }, operations };
}
