import asyncApi from '@study-mate/openapi/asyncapi.json' with { type: 'json' };
import { Ajv2020 } from 'ajv/dist/2020.js';
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

/** Every message of the channel by what it is for and what it is called. */
function messagesOf(document: EventsDocument): Map<string, Message> {
  const found = new Map<string, Message>();
  const add = (role: Role, { $ref }: { $ref: string }): void => {
    const message = document.channels[channel]?.messages[$ref.split('/').at(-1) ?? ''];
    if (message) found.set(`${message.name} ${role}`, message);
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
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'asyncapi', components: document.components });
  const absolute = (schema: object) =>
    JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"asyncapi#/components/'));
  const messages = messagesOf(document);

  return pacts
    .flatMap(({ interactions }) => interactions)
    .flatMap((interaction) =>
      contentsOf(interaction).flatMap(({ event, role, content }) => {
        const message = messages.get(`${event} ${role}`);
        if (!message) return [`${interaction.description}: ${event} ${role} is not documented`];
        if (ajv.validate(absolute(message.payload), content)) return [];
        return [`${interaction.description}: ${role}: ${ajv.errorsText()}`];
      }),
    );
}
