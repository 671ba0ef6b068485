import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, anApp } from '../app.ts';
import type { Operation } from '../permissions/calls.ts';
import { signedIn } from '../permissions/cast.ts';
import { chatEvents, type Subject, subjects } from '../permissions/live.ts';
import { connectAll, tryEvent } from '../permissions/live-matrix.ts';
import { type Stage, tryOut } from '../permissions/matrix.ts';
import { operations } from '../permissions/operations.ts';
import { policy } from '../permissions/policy.ts';
import { takeSnapshot } from '../permissions/snapshot.ts';
import { aWorld } from '../permissions/world.ts';
import { guards } from './guards.ts';
import { Switches } from './switches.ts';

/*
 * Is every guard missed? Each is switched off in turn, and the operations and events that ask it are tried out again: somebody must
 * be answered otherwise than declared, or see what they should not. That the server stumbles does not count.
 */

/** A way to find out: an operation or an event, tried out on everything as everybody. */
interface Trial {
  name: string;
  run(app: App): Promise<string[]>;
}

const switches = new Switches();
const askedBy = new Map<string, Set<Trial>>();
const verdicts: string[] = [];
let stage: Stage;

const trialOf = (operation: Operation): Trial => ({
  name: operation.id,
  run: async (app) => {
    const rule = policy.find((it) => it.operations.includes(operation.id));
    return rule ? tryOut({ ...stage, app }, operation, rule, new Set()) : [];
  },
});

/** Connected anew each time: operations that end sign-ins close sockets. */
async function sendAll(app: App, subject: Subject, event: string): Promise<string[]> {
  const online = await connectAll(app, stage.world);
  try {
    return await tryEvent({ ...stage, app }, online, subject, event);
  } finally {
    for (const { socket } of online.values()) socket.disconnect();
  }
}

/** Reading is quick, and what somebody learns that way says most. */
const isQuick = ({ method }: Operation): boolean => method === 'GET';
const trials: Trial[] = [
  ...operations.filter(isQuick).map(trialOf),
  ...operations.filter((operation) => !isQuick(operation)).map(trialOf),
  ...subjects.flatMap((subject) =>
    chatEvents.map((event) => ({ name: `${subject}.${event}`, run: (app: App) => sendAll(app, subject, event) })),
  ),
];

beforeAll(async () => {
  switches.install();
  const app = await anApp();
  const world = await aWorld(app, signedIn);
  stage = { app, world, snapshot: await takeSnapshot(app.db) };
  for (const trial of trials) {
    switches.onAsked((id) => askedBy.set(id, (askedBy.get(id) ?? new Set()).add(trial)));
    expect(await trial.run(app)).toEqual([]);
  }
  switches.onAsked(() => undefined);
});

afterAll(async () => {
  process.stdout.write(`\n${verdicts.join('\n')}\n`);
  await stage?.snapshot.forget();
  await stage?.app.close();
});

const isStumble = (problem: string): boolean => problem.includes('is answered 500');

async function misses(id: string): Promise<{ name: string; cells: string[] } | undefined> {
  // What one server has kept for later must not be what another answers.
  const app = await anApp();
  try {
    for (const trial of askedBy.get(id) ?? []) {
      const cells = (await switches.without(id, () => trial.run(app))).filter((problem) => !isStumble(problem));
      if (cells.length > 0) return { name: trial.name, cells };
    }
    return undefined;
  } finally {
    await app.close();
  }
}

test.each(guards)('$id', async ({ id, file }) => {
  const missed = await misses(id);
  const verdict = missed ? `missed by ${missed.cells.length} of ${missed.name}: ${missed.cells[0]}` : 'NOT MISSED';
  verdicts.push(`${id} (${file}): ${verdict}`);
  expect(
    missed,
    `asked by ${[...(askedBy.get(id) ?? [])].map(({ name }) => name).join(', ') || 'nobody'}`,
  ).toBeDefined();
});
