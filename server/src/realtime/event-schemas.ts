import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { invalid } from '../core/errors.ts';
import type {
  Acknowledgements,
  ClientEventName,
  ClientEvents,
  ServerEventName,
  ServerEvents,
  Wire,
} from '../core/wire.ts';
import { type InputSchema, tidy, toFieldErrors } from './event-input.ts';

interface Document {
  components: { schemas: Record<string, InputSchema> };
  'x-events': {
    client: Record<string, { payload: InputSchema; acknowledgement: InputSchema }>;
    server: Record<string, { payload: InputSchema }>;
    refusal: InputSchema;
  };
}

/** The contract's events: what comes in is judged by them, and, where asked for, what goes out. */
export interface EventSchemas {
  isClientEvent(type: unknown): type is ClientEventName;
  /** The payload in its valid form, or the field errors thrown. */
  read<E extends ClientEventName>(event: E, data: unknown): ClientEvents[E];
  checkServerEvent<E extends ServerEventName>(event: E, payload: ServerEvents[E]): void;
  checkAcknowledgement<E extends ClientEventName>(event: E, data: Acknowledgements[E]): void;
  checkRefusal(error: Wire['EventError']): void;
}

const prefix = '#/components/schemas/';

/** One way in which the payload of an event may be read. */
interface Alternative {
  schema: InputSchema;
  validate: ValidateFunction;
  /** What this one asks for and no other one does: naming it says that this one is meant. */
  marks: string[];
}

const isMeant = ({ marks }: Alternative, data: unknown): boolean =>
  typeof data === 'object' && data !== null && marks.length > 0 && marks.every((name) => Object.hasOwn(data, name));

/** Compiles every schema at once: a broken document stops the start, not the first message. */
export function createEventSchemas(spec: unknown, options: { validateOutgoing: boolean }): EventSchemas {
  const { components, 'x-events': table } = spec as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, useDefaults: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'spec', components }, undefined, false, false);

  /** References are relative to the document, so a schema refers to it by name where it is compiled. */
  const absolute = ({ $ref, anyOf, ...schema }: InputSchema): object =>
    $ref ? { $ref: `spec${$ref}` } : { ...schema, ...(anyOf && { anyOf: anyOf.map(absolute) }) };
  const compile = (schema: InputSchema): ValidateFunction => ajv.compile(absolute(schema));
  const compileAll = <T>(events: Record<string, T>, part: (event: T) => InputSchema) =>
    new Map(Object.entries(events).map(([name, event]) => [name, compile(part(event))]));
  const resolve = (schema: InputSchema): InputSchema => {
    const target = schema.$ref?.startsWith(prefix) && components.schemas[schema.$ref.slice(prefix.length)];
    return target ? resolve(target) : schema;
  };

  const readAlternatives = ({ payload }: { payload: InputSchema }): Alternative[] => {
    const schemas = payload.anyOf ?? [payload];
    const asks = (schema: InputSchema) => resolve(schema).required ?? [];
    return schemas.map((schema) => {
      const others = schemas.filter((other) => other !== schema).flatMap(asks);
      return { schema, validate: compile(schema), marks: asks(schema).filter((name) => !others.includes(name)) };
    });
  };

  const incoming = new Map(Object.entries(table.client).map(([name, event]) => [name, readAlternatives(event)]));
  const outgoing = options.validateOutgoing
    ? {
        events: compileAll(table.server, ({ payload }) => payload),
        acknowledgements: compileAll(table.client, ({ acknowledgement }) => acknowledgement),
        refusal: compile(table.refusal),
      }
    : undefined;

  const check = (validate: ValidateFunction | undefined, what: string, value: unknown): void => {
    // Checked as the client will see it: fields that are undefined do not travel.
    if (validate?.(JSON.parse(JSON.stringify(value ?? null)))) return;
    throw new Error(`${what} breaks the contract: ${ajv.errorsText(validate?.errors)}`);
  };

  return {
    isClientEvent: (type): type is ClientEventName => typeof type === 'string' && incoming.has(type),
    read<E extends ClientEventName>(event: E, data: unknown): ClientEvents[E] {
      const alternatives = incoming.get(event) ?? [];
      const alternative = alternatives.find((it) => isMeant(it, data)) ?? alternatives[0];
      const payload = tidy(data ?? {}, alternative?.schema ?? {}, resolve);
      if (!alternative?.validate(payload)) throw invalid(toFieldErrors(alternative?.validate.errors ?? []));
      // The schema that has just accepted it is the one the type was generated from.
      return payload as ClientEvents[E];
    },
    checkServerEvent(event, payload) {
      if (outgoing) check(outgoing.events.get(event), `The event ${event}`, payload);
    },
    checkAcknowledgement(event, data) {
      if (outgoing) check(outgoing.acknowledgements.get(event), `The acknowledgement of ${event}`, data);
    },
    checkRefusal(error) {
      if (outgoing) check(outgoing.refusal, 'The refusal', error);
    },
  };
}
