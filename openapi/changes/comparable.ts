// The spec with its events written as operations, so that one comparison knows the direction of everything: what a
// client sends may only become wider, what it receives may only become narrower.

export type Node = { [key: string]: unknown };

interface EventTable {
  client: Record<string, { payload?: Node; acknowledgement?: Node }>;
  server: Record<string, { payload: Node }>;
  refusal: Node;
}

export interface SpecDocument extends Node {
  info: { version: string };
  paths: Record<string, Node>;
  'x-events': EventTable;
}

const content = (schema: Node) => ({ 'application/json': { schema } });
const answer = (schema: Node) => ({ description: 'What is received.', content: content(schema) });

function clientEvent(name: string, event: EventTable['client'][string], refusal: Node): Node {
  return {
    operationId: `client event ${name}`,
    ...(event.payload && { requestBody: { required: true, content: content(event.payload) } }),
    responses: {
      200: event.acknowledgement ? answer(event.acknowledgement) : { description: 'Acknowledged.' },
      400: answer(refusal),
    },
  };
}

export function toComparable({ 'x-events': events, ...document }: SpecDocument): Node {
  const client = Object.entries(events.client).map(([name, event]) => [
    `/client-events/${name}`,
    { post: clientEvent(name, event, events.refusal) },
  ]);
  const server = Object.entries(events.server).map(([name, { payload }]) => [
    `/server-events/${name}`,
    { get: { operationId: `server event ${name}`, responses: { 200: answer(payload) } } },
  ]);
  return { ...document, paths: { ...document.paths, ...Object.fromEntries([...client, ...server]) } };
}
