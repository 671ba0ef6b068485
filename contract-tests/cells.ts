import type { Seen, SeenAnswer } from '../server/src/core/witness.ts';
import { type Documented, operationsOf, type Spec } from './documented.ts';
import { type EventOutcomes, eventOutcomes, type Outcome, outcomes } from './event-outcomes.ts';
import { type Answered, connecting, eventIn, type HttpInteraction, type Interaction } from './pact-files.ts';
import { states } from './states.ts';

/** One promise of the spec: who makes it (an operation or an event, under its tag), and what is promised. */
export interface Cell {
  group: string;
  name: string;
  promise: string;
}

const unknown = 'not in the spec';
export const keyOf = ({ group, name, promise }: Cell): string => [group, name, promise].join('\n');

const answerOf = (status: number, mediaType?: string): string =>
  `${status}${mediaType === 'application/json' ? '' : ` ${mediaType ?? 'without a body'}`}`;
const requestOf = (mediaType: string): string => `sent as ${mediaType}`;
const isSuccess = (status: number): boolean => status >= 200 && status < 300;

function cellsOfOperation({ id, tag, bodies, answers }: Documented): Cell[] {
  const answered = [...answers].flatMap(([status, types]) =>
    types.length === 0 ? [answerOf(status)] : types.map((type) => answerOf(status, type)),
  );
  const promises = [...bodies.map(requestOf), ...answered];
  return promises.map((promise) => ({ group: tag, name: id, promise }));
}

export const fromServer = 'events of the server';
export const fromClient = 'events of clients';
const fromClientAs = (name: string, promise: Outcome): Cell => ({ group: fromClient, name, promise });
const fromServerAs = (name: string, promise: Outcome): Cell => ({ group: fromServer, name, promise });

const cellsOfEvents = ({ 'x-events': { client, server } }: Spec, declared: EventOutcomes): Cell[] => {
  const possible = (of: Record<string, unknown> = {}) => outcomes.filter((outcome) => of[outcome] === true);
  return [
    ...Object.keys(server).flatMap((name) => possible(declared.server[name]).map((it) => fromServerAs(name, it))),
    ...Object.keys(client).flatMap((name) => possible(declared.client[name]).map((it) => fromClientAs(name, it))),
  ];
};

/** Every answer of every operation and all that comes of every event: what pacts must hold, and all that they may. */
export const documentedCells = (spec: Spec, declared: EventOutcomes = eventOutcomes): Cell[] => [
  ...operationsOf(spec).flatMap(cellsOfOperation),
  ...cellsOfEvents(spec, declared),
];

const parametersIn = (path: string): number => path.split('{').length;

/** The operation that a request is for; a path without parameters is preferred to one that also fits. */
function createFinder(spec: Spec) {
  const candidates = operationsOf(spec)
    .map((operation) => ({
      operation,
      expression: new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`),
    }))
    .sort((one, another) => parametersIn(one.operation.path) - parametersIn(another.operation.path));
  return ({ method, path }: HttpInteraction['request']): Documented | undefined =>
    candidates.find((it) => it.operation.method === method && it.expression.test(path))?.operation;
}

const baseTypeOf = (contentType: string | undefined) => contentType?.split(';')[0]?.trim();

type Answer = Pick<SeenAnswer, 'status' | 'mediaType' | 'sentAs'>;

function cellsOfAnswer({ tag, id }: Documented, { status, mediaType, sentAs }: Answer): Cell[] {
  const cell = (promise: string): Cell => ({ group: tag, name: id, promise });
  const answer = cell(answerOf(status, mediaType));
  // What a refused request was sent as says nothing about what the operation accepts.
  return sentAs && isSuccess(status) ? [answer, cell(requestOf(sentAs))] : [answer];
}

function cellsOfExchange({ request, response }: HttpInteraction, operation: Documented | undefined): Cell[] {
  if (!operation) return [{ group: unknown, name: `${request.method} ${request.path}`, promise: 'the operation' }];
  const mediaType = baseTypeOf(response.body?.contentType);
  const sentAs = baseTypeOf(request.body?.contentType);
  return cellsOfAnswer(operation, { status: response.status, mediaType, sentAs });
}

/** Whoever is not let in is not greeted. */
function refused(event: string, code = ''): Cell {
  const outcome = ['unauthorized', 'forbidden', 'not_found'].includes(code) ? 'unauthorised' : 'error';
  return event === connecting ? fromServerAs('connection_established', outcome) : fromClientAs(event, outcome);
}

const isRepeated = ({ providerStates = [] }: Interaction): boolean =>
  providerStates.some(({ name }) => name === states.repeated);

/** What came back to a client, on either kind of socket. */
function answered(event: string, answer: Answered, isAgain: boolean): Cell {
  const isGranted = 'type' in answer ? answer.type !== 'error' : answer.ok;
  if (!isGranted) return refused(event, 'error' in answer ? answer.error?.code : undefined);
  return fromClientAs(event, isAgain ? 'duplicate' : 'acknowledged');
}

/** Finds out which promises are kept, by those who say so and by those who look. */
export interface CellReader {
  shownBy(interaction: Interaction): Cell[];
  seenIn(seen: Seen): Cell[];
}

export function createReader(spec: Spec): CellReader {
  const find = createFinder(spec);
  const byId = new Map(operationsOf(spec).map((operation) => [operation.id, operation]));
  return {
    shownBy(interaction) {
      switch (interaction.type) {
        case 'Synchronous/HTTP':
          return cellsOfExchange(interaction, find(interaction.request));
        case 'Asynchronous/Messages':
          return [
            fromServerAs(eventIn(interaction.contents.content), isRepeated(interaction) ? 'duplicate' : 'delivered'),
          ];
        case 'Synchronous/Messages':
          return interaction.response.map(({ contents: { content } }) =>
            answered(eventIn(interaction.request.contents.content), content, isRepeated(interaction)),
          );
      }
    },
    seenIn(seen) {
      switch (seen.kind) {
        case 'answer': {
          const operation = byId.get(seen.operation);
          return operation ? cellsOfAnswer(operation, seen) : [];
        }
        // What leaves does not tell whether it is about something that was done again.
        case 'event':
          return [fromServerAs(seen.event, 'delivered'), fromServerAs(seen.event, 'duplicate')];
        case 'acknowledgement':
          return [fromClientAs(seen.event, 'acknowledged'), fromClientAs(seen.event, 'duplicate')];
        case 'refusal':
          return seen.event ? [refused(seen.event, seen.code)] : [];
      }
    },
  };
}

/** One line an operation or event, under its tag: what an engineer has to write next. */
export function listed(cells: readonly Cell[]): string {
  const groups = new Map<string, Map<string, string[]>>();
  for (const { group, name, promise } of cells) {
    const names = groups.get(group) ?? new Map<string, string[]>();
    names.set(name, [...(names.get(name) ?? []), promise]);
    groups.set(group, names);
  }
  const lines = [...groups].flatMap(([group, names]) => {
    const width = Math.max(...[...names.keys()].map(({ length }) => length));
    return [`  ${group}`, ...[...names].map(([name, of]) => `    ${name.padEnd(width)}  ${of.join(', ')}`)];
  });
  return lines.join('\n');
}
