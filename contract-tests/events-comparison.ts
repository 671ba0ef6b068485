import asyncApi from '@study-mate/openapi/asyncapi.json' with { type: 'json' };
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Interaction, PactFile } from './pact-files.ts';

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

/** The SDK talks over this channel. */
const channel = 'everything';

/** A schema that is content with any part of an object. */
const withoutRequired = (schema: object): object =>
  JSON.parse(JSON.stringify(schema, (key, value) => (key === 'required' && Array.isArray(value) ? undefined : value)));

/** Only the SDK hands on whole objects; others say what they read of them, and send all the same what is wanted. */
const readsParts = ({ consumer }: PactFile): boolean => consumer.name === 'study-mate-cli';

/** A check for every message of the channel, by what it is called and what it is for. */
function checksOf(document: EventsDocument): Map<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const components = { $id: 'asyncapi', components: document.components };
  ajv.addSchema([components, { ...withoutRequired(components), $id: 'asyncapi-parts' }]);
  const found = new Map<string, ValidateFunction>();
  const add = (role: Role, { $ref }: { $ref: string }): void => {
    const message = document.channels[channel]?.messages[$ref.split('/').at(-1) ?? ''];
    if (!message) return;
    const compiled = (payload: object, id: string) =>
      ajv.compile(JSON.parse(JSON.stringify(payload).replaceAll('"#/components/', `"${id}#/components/`)));
    found.set(`${message.name} ${role}`, compiled(message.payload, 'asyncapi'));
    found.set(`${message.name} ${role}, in part`, compiled(withoutRequired(message.payload), 'asyncapi-parts'));
  };
  for (const operation of Object.values(document.operations)) {
    if (operation.channel.$ref !== `#/channels/${channel}`) continue;
    for (const message of operation.messages)
      add(operation.action === 'receive' ? 'from the client' : 'from the server', message);
    for (const message of operation.reply?.messages ?? []) add('acknowledgement', message);
  }
  return found;
}

/** What travels in an interaction: the event it belongs to, in which role, and its content. */
function contentsOf(interaction: Interaction): { event: string; role: Role; content: unknown }[] {
  if (interaction.type === 'Synchronous/HTTP') return [];
  if (interaction.type === 'Asynchronous/Messages') {
    const { event, payload } = interaction.contents.content;
    return [{ event, role: 'from the server', content: payload }];
  }
  const { event, payload } = interaction.request.contents.content;
  return [
    { event, role: 'from the client', content: payload },
    ...interaction.response.map(({ contents }) => ({
      event,
      role: 'acknowledgement' as const,
      content: contents.content,
    })),
  ];
}

/** Where pacts and AsyncAPI disagree about events, one line each; nothing runs for this. */
export function eventDisagreements(document: EventsDocument, pacts: readonly PactFile[]): string[] {
  const checks = checksOf(document);
  return pacts.flatMap((pact) =>
    pact.interactions.flatMap((interaction) =>
      contentsOf(interaction).flatMap(({ event, role, content }) => {
        const isPart = readsParts(pact) && role !== 'from the client';
        const check = checks.get(`${event} ${role}${isPart ? ', in part' : ''}`);
        if (!check) return [`${interaction.description}: ${event} ${role} is not documented`];
        if (check(content)) return [];
        const problems = check.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`);
        return [`${interaction.description}: ${role}: ${problems?.join(', ')}`];
      }),
    ),
  );
}
