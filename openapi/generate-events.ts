// Writes the event table of the document as TypeScript.

type Reference = { $ref: string };
/** One schema, or one of several: an event may be about different things. */
type Payload = Reference | { anyOf: Reference[] };
type ClientEvent = { summary: string; payload: Payload; acknowledgement: Payload };
type ServerEvent = { summary: string; payload: Payload };

export type EventTable = {
  client: Record<string, ClientEvent>;
  server: Record<string, ServerEvent>;
  refusal: Reference;
};

const prefix = '#/components/schemas/';

function schemaType(payload: Payload): string {
  if ('anyOf' in payload) return payload.anyOf.map(schemaType).join(' | ');
  const { $ref } = payload;
  if (!$ref?.startsWith(prefix))
    throw new Error(`An event's schema must be a component with a name, but it is ${$ref}`);
  return `Schemas['${$ref.slice(prefix.length)}']`;
}

function eventMap(
  name: string,
  comment: string,
  entries: Array<[event: string, summary: string, type: string]>,
): string {
  const lines = entries.map(([event, summary, type]) => `  /** ${summary}. */\n  ${event}: ${type};`);
  return `/** ${comment} */\nexport interface ${name} {\n${lines.join('\n')}\n}\n`;
}

/** The source of the module that maps event names to the payload types found in `typesFile`. */
export function eventTypes(table: EventTable, typesFile: string): string {
  const client = Object.entries(table.client);
  const server = Object.entries(table.server);
  return [
    `import type { components } from '${typesFile}';\n`,
    `type Schemas = components['schemas'];\n`,
    eventMap(
      'ClientEvents',
      'What a client may send.',
      client.map(([event, { summary, payload }]) => [event, summary, schemaType(payload)]),
    ),
    eventMap(
      'Acknowledgements',
      'What the server answers to an event that succeeded.',
      client.map(([event, { summary, acknowledgement }]) => [event, summary, schemaType(acknowledgement)]),
    ),
    eventMap(
      'ServerEvents',
      'What the server may send.',
      server.map(([event, { summary, payload }]) => [event, summary, schemaType(payload)]),
    ),
    `/** Why an event was refused. */\nexport type EventError = ${schemaType(table.refusal)};\n`,
    '/** The answer to an event over Socket.IO. */',
    'export type Acknowledgement<E extends keyof ClientEvents> =',
    '  | { ok: true; data: Acknowledgements[E] }',
    '  | { ok: false; error: EventError };\n',
    '/** A frame from the server on a plain WebSocket. */',
    'export type ServerFrame = { [E in keyof ServerEvents]: { type: E } & ServerEvents[E] }[keyof ServerEvents];\n',
  ].join('\n');
}
