import { pino } from 'pino';
import { describe, expect, test, vi } from 'vitest';
import { withOneFieldMore } from '../../test/one-field-more.ts';
import type { ServerEventName } from '../core/wire.ts';
import { loadSpec } from '../spec.ts';
import { createEventSchemas } from './event-schemas.ts';
import { createOutgoing } from './outgoing.ts';
import { type EventError, type Reply, refusal } from './reply.ts';

interface Schema {
  $ref?: string;
  anyOf?: Schema[];
  examples?: unknown[];
}

interface Document {
  components: { schemas: Record<string, Schema> };
  'x-events': {
    client: Record<string, { acknowledgement: Schema }>;
    server: Record<string, { payload: Schema }>;
    refusal: Schema;
  };
}

const spec = (await loadSpec()).spec as unknown as Document;
const { client, server, refusal: refusalSchema } = spec['x-events'];
const logger = pino({ level: 'silent' });

/** A check of everything that leaves, and what it let out. */
function aCheck({ validateOutgoing = true } = {}) {
  const witness = vi.fn();
  const schemas = createEventSchemas(spec, { validateOutgoing });
  return { witness, outgoing: createOutgoing({ schemas, logger, witness }) };
}

/** What the spec shows of a schema, at least once. */
function examplesOf({ $ref, anyOf, examples = [] }: Schema): unknown[] {
  if (anyOf) return anyOf.flatMap(examplesOf);
  return $ref ? examplesOf(spec.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}) : examples;
}

/** The examples of a schema, and the same with a field more somewhere. */
function valuesOf(schema: Schema) {
  const sound = examplesOf(schema);
  expect(sound.length).toBeGreaterThan(0);
  return { sound, spoilt: sound.flatMap((example) => [...withOneFieldMore(example)]) };
}

const internal = refusal('internal', 'Internal server error.');

describe('an event leaves as documented, and not with a field that nobody knows', () => {
  test.each(Object.entries(server))('%s', (name, { payload }) => {
    const { outgoing, witness } = aCheck();
    const event = name as ServerEventName;
    const isFine = (value: unknown): boolean => outgoing.isFine(event, value as never);
    const { sound, spoilt } = valuesOf(payload);
    expect(sound.map(isFine)).toEqual(sound.map(() => true));
    expect(witness.mock.calls).toEqual(sound.map(() => [{ kind: 'event', event }]));
    witness.mockClear();
    expect(spoilt.map(isFine)).toEqual(spoilt.map(() => false));
    expect(witness).not.toHaveBeenCalled();
  });
});

describe('so does an acknowledgement', () => {
  test.each(Object.entries(client))('%s', (event, { acknowledgement }) => {
    const { outgoing, witness } = aCheck();
    const reply = (data: unknown) => outgoing.reply(event, { ok: true, data } as Reply);
    const { sound, spoilt } = valuesOf(acknowledgement);
    expect(sound.map(reply)).toEqual(sound.map((data) => ({ ok: true, data })));
    expect(witness.mock.calls).toEqual(sound.map(() => [{ kind: 'acknowledgement', event }]));
    witness.mockClear();
    expect(spoilt.map(reply)).toEqual(spoilt.map(() => internal));
    expect(witness).not.toHaveBeenCalled();
  });
});

test('so does a refusal', () => {
  const { outgoing, witness } = aCheck();
  const reply = (error: unknown) => outgoing.reply('connect', { ok: false, error: error as EventError });
  const { sound, spoilt } = valuesOf(refusalSchema);
  expect(sound.map(reply)).toEqual(sound.map((error) => ({ ok: false, error })));
  expect(witness).toHaveBeenCalledWith({ kind: 'refusal', event: 'connect', code: 'validation' });
  witness.mockClear();
  const withoutTexts = { code: 'validation', message: 'No.', fields: { content: [] } };
  expect([...spoilt, withoutTexts].map(reply)).toEqual([...spoilt, withoutTexts].map(() => internal));
  expect(witness).not.toHaveBeenCalled();
});

test('what is no event of the spec is refused without a name, and cannot be acknowledged', () => {
  const { outgoing, witness } = aCheck();
  outgoing.reply('wave', refusal('validation', 'Unknown message type'));
  expect(witness).toHaveBeenCalledWith({ kind: 'refusal', event: undefined, code: 'validation' });
  expect(outgoing.reply('wave', { ok: true, data: {} })).toEqual(internal);
});

test('in production nothing is looked at', () => {
  const { outgoing } = aCheck({ validateOutgoing: false });
  expect(outgoing.isFine('chat_message', {} as never)).toBe(true);
});
