import { type Documented, operationsOf, type Spec } from './documented.ts';
import type { HttpInteraction, Interaction } from './pact-files.ts';

/** One promise of the spec: who makes it (an operation or an event, under its tag), and what is promised. */
interface Cell {
  group: string;
  name: string;
  promise: string;
}

export interface Coverage {
  /** Documented, but in no pact. */
  missing: Cell[];
  /** In a pact, but not documented; with the interaction that says so. */
  undocumented: (Cell & { description: string })[];
}

const unknown = 'not in the spec';
const keyOf = ({ group, name, promise }: Cell): string => [group, name, promise].join('\n');

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

const fromServer = 'events of the server';
const fromClient = 'events of clients';
const acknowledged = 'acknowledged';
const refused = 'refused';

const cellsOfEvents = ({ 'x-events': { client, server } }: Spec): Cell[] => [
  ...Object.keys(server).map((name) => ({ group: fromServer, name, promise: 'sent' })),
  ...Object.keys(client).flatMap((name) =>
    [acknowledged, refused].map((promise) => ({ group: fromClient, name, promise })),
  ),
];

/** Every answer of every operation and every event in its direction: what pacts must hold, and all that they may. */
export const documentedCells = (spec: Spec): Cell[] => [
  ...operationsOf(spec).flatMap(cellsOfOperation),
  ...cellsOfEvents(spec),
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

function cellsOfExchange({ request, response }: HttpInteraction, operation: Documented | undefined): Cell[] {
  if (!operation) return [{ group: unknown, name: `${request.method} ${request.path}`, promise: 'the operation' }];
  const cell = (promise: string): Cell => ({ group: operation.tag, name: operation.id, promise });
  const answer = cell(answerOf(response.status, baseTypeOf(response.body?.contentType)));
  // What a refused request was sent as says nothing about what the operation accepts.
  const sentAs = isSuccess(response.status) ? baseTypeOf(request.body?.contentType) : undefined;
  return sentAs ? [answer, cell(requestOf(sentAs))] : [answer];
}

function cellsOf(interaction: Interaction, find: ReturnType<typeof createFinder>): Cell[] {
  switch (interaction.type) {
    case 'Synchronous/HTTP':
      return cellsOfExchange(interaction, find(interaction.request));
    case 'Asynchronous/Messages':
      return [{ group: fromServer, name: interaction.contents.content.event, promise: 'sent' }];
    case 'Synchronous/Messages':
      return interaction.response.map(({ contents }) => ({
        group: fromClient,
        name: interaction.request.contents.content.event,
        promise: contents.content.ok ? acknowledged : refused,
      }));
  }
}

/** Holds what the spec documents against what the interactions show, both ways. */
export function coverageOf(spec: Spec, interactions: readonly Interaction[]): Coverage {
  const find = createFinder(spec);
  const documented = documentedCells(spec);
  const known = new Set(documented.map(keyOf));
  const shown = interactions.flatMap((it) =>
    cellsOf(it, find).map((cell) => ({ ...cell, description: it.description })),
  );
  const covered = new Set(shown.map(keyOf));
  return {
    missing: documented.filter((cell) => !covered.has(keyOf(cell))),
    undocumented: shown.filter((cell) => !known.has(keyOf(cell))),
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
