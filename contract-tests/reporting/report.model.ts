import { type Cell, type CellReader, createReader, documentedCells, fromClient, fromServer, keyOf } from '../cells.ts';
import { operationsOf, type Spec } from '../documented.ts';
import { type EventOutcomes, type Outcome, outcomes } from '../event-outcomes.ts';
import type { Interaction } from '../pact-files.ts';
import { isSeen, type Verified } from '../sightings.ts';
import { grouped } from './grouped.ts';

/** An interaction with where it was recorded, and what came of it when it was verified. */
export interface Exercised {
  interaction: Interaction;
  consumer: string;
  /** The test file that recorded it. */
  file: string;
  verified?: Verified | undefined;
}

/** A part of the run, and how long it took. */
export interface Part {
  name: string;
  milliseconds: number;
}

export interface CoveredBy {
  title: string;
  consumer: string;
  file: string;
  isSeen: boolean;
}

/** What a promise has to show: who exercises it, or why nobody can. */
export interface CellView {
  impossible?: string | undefined;
  by: readonly CoveredBy[];
}

export interface Row {
  name: string;
  /** Method and path of an operation. */
  address?: string;
  cells: ReadonlyMap<string, CellView>;
}

export interface Matrix {
  title: string;
  columns: readonly string[];
  rows: readonly Row[];
}

export interface Report {
  madeAt: Date;
  hasPassed: boolean;
  parts: readonly Part[];
  promises: { all: number; recorded: number; seen: number };
  interactions: { all: number; verified: number };
  consumers: { name: string; interactions: number }[];
  operations: Matrix[];
  events: Matrix[];
  /** Shown by an interaction and documented nowhere. */
  stray: (Cell & { by: CoveredBy })[];
  states: { name: string; interactions: number }[];
  slowest: { title: string; consumer: string; milliseconds: number }[];
}

export interface Material {
  spec: Spec;
  declared: EventOutcomes;
  exercised: readonly Exercised[];
  parts: readonly Part[];
  hasPassed: boolean;
  madeAt: Date;
}

type Covering = ReadonlyMap<string, readonly CoveredBy[]>;

const shownAsSlow = 12;

/** Each promise that is shown, with those who show it. */
const shownBy = (reader: CellReader, exercised: readonly Exercised[]) =>
  exercised.flatMap(({ interaction, consumer, file, verified }) =>
    reader.shownBy(interaction).map((cell) => ({
      ...cell,
      by: {
        title: interaction.description,
        consumer,
        file,
        isSeen: verified !== undefined && isSeen(reader, cell, verified),
      },
    })),
  );

/** What is sent first, then what comes back by its status. */
const byPromise = (one: string, another: string): number =>
  Number(/^\d/.test(one)) - Number(/^\d/.test(another)) || one.localeCompare(another, 'en');

function matrixOfTag(tag: string, spec: Spec, documented: readonly Cell[], covering: Covering): Matrix {
  const cells = documented.filter(({ group }) => group === tag);
  const rows = operationsOf(spec)
    .filter((operation) => operation.tag === tag)
    .map(({ id, method, path }) => ({
      name: id,
      address: `${method} ${path}`,
      cells: new Map(
        cells
          .filter(({ name }) => name === id)
          .map((cell) => [cell.promise, { by: covering.get(keyOf(cell)) ?? [] }] as const),
      ),
    }));
  return { title: tag, columns: [...new Set(cells.map(({ promise }) => promise))].sort(byPromise), rows };
}

function matrixOfEvents(group: string, events: EventOutcomes['server'], covering: Covering): Matrix {
  const view = (name: string, outcome: Outcome, applies: true | string): CellView => ({
    ...(applies !== true && { impossible: applies }),
    by: covering.get(keyOf({ group, name, promise: outcome })) ?? [],
  });
  const rows = Object.entries(events).map(([name, its]) => ({
    name,
    cells: new Map(outcomes.map((outcome) => [outcome, view(name, outcome, its[outcome])])),
  }));
  return { title: group, columns: outcomes, rows };
}

/** Names with how often they are there, the most frequent first. */
const counted = (names: readonly string[]): { name: string; interactions: number }[] =>
  [...grouped(names, (name) => name)]
    .map(([name, { length }]) => ({ name, interactions: length }))
    .sort((one, another) => another.interactions - one.interactions);

function slowestOf(exercised: readonly Exercised[]): Report['slowest'] {
  return exercised
    .flatMap(({ interaction, consumer, verified }) =>
      verified ? [{ title: interaction.description, consumer, milliseconds: verified.milliseconds }] : [],
    )
    .sort((one, another) => another.milliseconds - one.milliseconds)
    .slice(0, shownAsSlow);
}

/** Everything that the report tells, from what the spec documents and what the tests have left. */
export function modelOf({ spec, declared, exercised, ...run }: Material): Report {
  const documented = documentedCells(spec, declared);
  const known = new Set(documented.map(keyOf));
  const shown = shownBy(createReader(spec), exercised);
  const covering = new Map([...grouped(shown, keyOf)].map(([key, its]) => [key, its.map(({ by }) => by)]));
  return {
    ...run,
    promises: {
      all: documented.length,
      recorded: documented.filter((cell) => covering.has(keyOf(cell))).length,
      seen: documented.filter((cell) => covering.get(keyOf(cell))?.some((by) => by.isSeen)).length,
    },
    interactions: { all: exercised.length, verified: exercised.filter(({ verified }) => verified).length },
    consumers: counted(exercised.map(({ consumer }) => consumer)),
    operations: [...new Set(operationsOf(spec).map(({ tag }) => tag))].map((tag) =>
      matrixOfTag(tag, spec, documented, covering),
    ),
    events: [
      matrixOfEvents(fromClient, declared.client, covering),
      matrixOfEvents(fromServer, declared.server, covering),
    ],
    stray: shown.filter((cell) => !known.has(keyOf(cell))),
    states: counted(
      exercised.flatMap(({ interaction: { providerStates = [] } }) => providerStates.map(({ name }) => name)),
    ),
    slowest: slowestOf(exercised),
  };
}
