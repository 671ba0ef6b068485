// The realtime events as AsyncAPI 3: the schemas of the spec, with what an event table cannot say: which socket
// carries what, and how events are acknowledged.

import { Parser, stringify } from '@asyncapi/parser';
import { type Channel, type ChannelEvent, toParts } from './channel.ts';
import { type Node, type SpecDocument, schemasUsedBy } from './document.ts';
import { describePlainSockets } from './plain-sockets.ts';

const answer = (ok: boolean, field: string, schema: Node): Node => ({
  type: 'object',
  required: ['ok', field],
  additionalProperties: false,
  properties: { ok: { type: 'boolean', const: ok }, [field]: schema },
});

/** The handshake is described as an event that only a refusal answers; otherwise the greeting follows. */
const connecting = (refusal: Node): ChannelEvent => ({
  event: 'connect',
  summary: 'Open the connection: `auth` of Socket.IO; a refusal is `data` of its `connect_error`',
  payload: {
    type: 'object',
    required: ['token'],
    properties: { token: { type: 'string', description: 'An access token.' } },
    examples: [{ token: 'eyJ0eXAiOiJKV1QiLCJhbGc' }],
  },
  acknowledgement: answer(false, 'error', refusal),
});

function describeSocketIo({ 'x-events': { client, server, refusal } }: SpecDocument): Channel {
  return {
    id: 'everything',
    node: {
      address: '/socket.io/',
      title: 'One connection for everything',
      description:
        'Socket.IO over WebSocket only, the access token in `auth.token`. Every event of a client is acknowledged.',
      servers: [{ $ref: '#/servers/socketIo' }],
    },
    received: [
      connecting(refusal),
      ...Object.entries(client).map(([event, { summary, payload, acknowledgement }]) => ({
        event,
        summary,
        payload,
        acknowledgement: { oneOf: [answer(true, 'data', acknowledgement), answer(false, 'error', refusal)] },
      })),
    ],
    sent: Object.entries(server).map(([event, { summary, payload }]) => ({ event, summary, payload })),
  };
}

export function toAsyncApi(document: SpecDocument): Node {
  const schemas = { ...document.components.schemas };
  const described = [describeSocketIo(document), ...describePlainSockets(document, schemas)];
  const parts = described.map((channel) => ({ id: channel.id, ...toParts(channel) }));
  const channels = Object.fromEntries(parts.map(({ id, channel }) => [id, channel]));
  const security = [{ $ref: '#/components/securitySchemes/accessToken' }];
  const server = (description: string) => ({ host: 'localhost:8000', protocol: 'ws', description, security });
  return {
    asyncapi: '3.1.0',
    info: {
      title: 'Study Mate events',
      version: document.info.version,
      description:
        'What happens while one looks: messages, typing, read marks, connection requests. The server receives what clients send, and sends what they hear.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    servers: { socketIo: server('Socket.IO, as the SDK uses it.'), webSocket: server('Plain WebSocket, a chat each.') },
    channels,
    operations: Object.assign({}, ...parts.map(({ operations }) => operations)),
    components: {
      schemas: schemasUsedBy([channels], schemas),
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The access token of a session.',
        },
      },
    },
  };
}

/** The document as the page reads it, or what is wrong with it. */
export async function parseAsyncApi(document: Node): Promise<string> {
  const { document: parsed, diagnostics } = await new Parser().parse(JSON.stringify(document));
  const problems = diagnostics.map(({ path, message }) => `${path.join('.')}: ${message}`);
  if (!parsed || problems.length > 0) throw new Error(`The events are no valid AsyncAPI:\n${problems.join('\n')}`);
  return stringify(parsed) ?? '';
}
