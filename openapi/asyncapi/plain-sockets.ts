import type { Channel } from './channel.ts';
import { choices, type Node, type SpecDocument, schemaReference } from './document.ts';

/** A plain socket belongs to one chat: `field` is in its address, and in no frame of the client. */
const plainSockets = [
  { id: 'pairChat', title: 'The chat of two people', field: 'conversation', address: '/ws/chat/{conversation_id}/' },
  { id: 'groupChat', title: 'The chat of a group', field: 'group', address: '/ws/groups/{group_id}/chat/' },
];

/** Only the connection for everything is handed a fresh token, and told what is about no single chat. */
const isOnPlainSockets = (event: string): boolean =>
  !['authenticate', 'group_chat_closed', 'presence_changed'].includes(event) &&
  !event.startsWith('connection_request_');

const propertiesOf = (schema: Node | undefined): Node => (schema?.properties ?? {}) as Node;

/** A frame holds its payload beside its type. */
function toFrame(event: string, schema: Node, without: string | undefined): Node {
  const isKept = (field: string) => field !== without;
  const keep = (node: Node) => Object.fromEntries(Object.entries(node).filter(([field]) => isKept(field)));
  return {
    ...schema,
    required: ['type', ...((schema.required ?? []) as string[]).filter(isKept)],
    properties: { type: { type: 'string', const: event }, ...keep(propertiesOf(schema)) },
    examples: ((schema.examples ?? []) as Node[]).map((example) => ({ type: event, ...keep(example) })),
  };
}

/** The two kinds of plain sockets; what their frames look like is added to `schemas`. */
export function describePlainSockets(document: SpecDocument, schemas: Record<string, Node>): Channel[] {
  const { client, server } = document['x-events'];
  const known = document.components.schemas;
  const fields = plainSockets.map(({ field }) => field);

  return plainSockets.map(({ id, title, field, address }) => {
    const isHeardHere = (name: string) =>
      field in propertiesOf(known[name]) || !fields.some((each) => each in propertiesOf(known[name]));

    const framesOf = (event: string, { summary, payload }: { summary: string; payload: Node }, without?: string) =>
      choices(payload)
        .filter(isHeardHere)
        .map((name) => {
          const frame = `${name}Frame`;
          schemas[frame] = toFrame(event, known[name] ?? {}, without);
          return { event, summary, payload: schemaReference(frame) };
        });

    return {
      id,
      node: {
        address,
        title,
        description:
          'Plain WebSocket with JSON texts; the access token is the query parameter `token` or the `Authorization` header.',
        servers: [{ $ref: '#/servers/webSocket' }],
        parameters: { [`${field}_id`]: { description: `The id of the ${field}.` } },
      },
      received: Object.entries(client).flatMap(([event, its]) =>
        isOnPlainSockets(event) ? framesOf(event, its, field) : [],
      ),
      sent: Object.entries(server).flatMap(([event, its]) => (isOnPlainSockets(event) ? framesOf(event, its) : [])),
    };
  });
}
