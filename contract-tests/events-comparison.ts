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

/** A check for every message of the channel, by what it is called and what it is for. */
function checksOf(document: EventsDocument): Map<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'asyncapi', components: document.components });
  const found = new Map<string, ValidateFunction>();
  const add = (role: Role, { $ref }: { $ref: string }): void => {
    const message = document.channels[channel]?.messages[$ref.split('/').at(-1) ?? ''];
    if (!message) return;
    const payload = JSON.stringify(message.payload).replaceAll('"#/components/', '"asyncapi#/components/');
    found.set(`${message.name} ${role}`, ajv.compile(JSON.parse(payload)));
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
  return pacts
    .flatMap(({ interactions }) => interactions)
    .flatMap((interaction) =>
      contentsOf(interaction).flatMap(({ event, role, content }) => {
        const check = checks.get(`${event} ${role}`);
        if (!check) return [`${interaction.description}: ${event} ${role} is not documented`];
        if (check(content)) return [];
        const problems = check.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`);
        return [`${interaction.description}: ${role}: ${problems?.join(', ')}`];
      }),
    );
}
