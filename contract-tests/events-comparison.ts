import asyncApi from '@study-mate/openapi/asyncapi.json' with { type: 'json' };
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Consumer, eventIn, type Interaction, type Live, type PactFile } from './pact-files.ts';

interface Message {
  name: string;
  payload: object;
}

interface Operation {
  action: 'receive' | 'send';
  channel: { $ref: string };
  messages: { $ref: string }[];
  reply?: { messages: { $ref: string }[] };
}

/** AsyncAPI, as far as interactions are held against it. */
export interface EventsDocument {
  channels: Record<string, { messages: Record<string, Message> }>;
  operations: Record<string, Operation>;
  components: { schemas: Record<string, object> };
}

export const events = asyncApi as unknown as EventsDocument;

type Role = 'from the client' | 'acknowledgement' | 'from the server';

/** Where events travel on Socket.IO, and where frames do on plain sockets: those of two people, and of a group. */
const channels = { events: ['everything'], frames: ['pairChat', 'groupChat'] } as const;
type Channel = (typeof channels)[keyof typeof channels][number];

const keyOf = (channel: Channel, name: string, role: Role, isPart: boolean): string =>
  [channel, name, role, ...(isPart ? ['in part'] : [])].join(' ');

/** A schema that is content with any part of an object. */
const withoutRequired = (schema: object): object =>
  JSON.parse(JSON.stringify(schema, (key, value) => (key === 'required' && Array.isArray(value) ? undefined : value)));

/** Checks for every message of a channel, the whole of it and a part. */
function checksOf(document: EventsDocument): Map<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const components = { $id: 'asyncapi', components: document.components };
  ajv.addSchema([components, { ...withoutRequired(components), $id: 'asyncapi-parts' }]);
  const compiled = (payload: object, id: string): ValidateFunction =>
    ajv.compile(JSON.parse(JSON.stringify(payload).replaceAll('"#/components/', `"${id}#/components/`)));

  const found = new Map<string, ValidateFunction>();
  const add = (channel: Channel, role: Role, { $ref }: { $ref: string }): void => {
    const message = document.channels[channel]?.messages[$ref.split('/').at(-1) ?? ''];
    if (!message) return;
    found.set(keyOf(channel, message.name, role, false), compiled(message.payload, 'asyncapi'));
    found.set(keyOf(channel, message.name, role, true), compiled(withoutRequired(message.payload), 'asyncapi-parts'));
  };
  for (const channel of Object.values(channels).flat()) {
    for (const operation of Object.values(document.operations)) {
      if (operation.channel.$ref !== `#/channels/${channel}`) continue;
      for (const message of operation.messages)
        add(channel, operation.action === 'receive' ? 'from the client' : 'from the server', message);
      for (const message of operation.reply?.messages ?? []) add(channel, 'acknowledgement', message);
    }
  }
  return found;
}

interface Said {
  event: string;
  role: Role;
  content: unknown;
  /** Where it may be said. */
  places: readonly Channel[];
}

const said = (live: Live, role: Role): Said =>
  'type' in live
    ? { event: live.type, role, content: live, places: channels.frames }
    : { event: live.event, role, content: live.payload, places: channels.events };

/** What travels in an interaction. */
function contentsOf(interaction: Interaction): Said[] {
  if (interaction.type === 'Synchronous/HTTP') return [];
  if (interaction.type === 'Asynchronous/Messages') return [said(interaction.contents.content, 'from the server')];
  const { content: sent } = interaction.request.contents;
  const answers = interaction.response.map(
    ({ contents: { content } }): Said =>
      // A plain socket knows no acknowledgements: what comes back is a frame like any other.
      'type' in content
        ? said(content, 'from the server')
        : { event: eventIn(sent), role: 'acknowledgement', content, places: channels.events },
  );
  return [said(sent, 'from the client'), ...answers];
}

/** The SDK hands on whole objects; these say what they read of them. What they send has to be whole all the same. */
const readers: readonly string[] = ['study-mate-cli', 'study-mate-websocket'] satisfies Consumer[];

/** Where pacts and AsyncAPI disagree about events, one line each; nothing runs for this. */
export function eventDisagreements(document: EventsDocument, pacts: readonly PactFile[]): string[] {
  const checks = checksOf(document);
  const disagreement = ({ event, role, content, places }: Said, isPart: boolean): string[] => {
    const known = places.flatMap((place) => checks.get(keyOf(place, event, role, isPart)) ?? []);
    if (known.length === 0) return [`${event} ${role} is not documented`];
    if (known.some((check) => check(content))) return [];
    const problems = known[0]?.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`);
    return [`${role}: ${problems?.join(', ')}`];
  };
  return pacts.flatMap(({ consumer, interactions }) =>
    interactions.flatMap((interaction) =>
      contentsOf(interaction)
        .flatMap((it) => disagreement(it, readers.includes(consumer.name) && it.role !== 'from the client'))
        .map((problem) => `${interaction.description}: ${problem}`),
    ),
  );
}
