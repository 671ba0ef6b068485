import { appendFileSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PactV4 } from '@pact-foundation/pact';
import { expect } from 'vitest';
import { type Consumer, consumers, declaredIn, folderOf, provider } from '../pact-files.ts';
import type { Given } from '../states.ts';

/** The consumer for which the running test speaks, and the file that the test is in. */
function whoRecords(): { consumer: Consumer; file: string } {
  const { testPath } = expect.getState();
  if (!testPath) throw new Error('Interactions are recorded while a test runs');
  const consumer = consumers[basename(dirname(testPath)) as keyof typeof consumers];
  if (!consumer) throw new Error(`${testPath} speaks for no consumer`);
  return { consumer, file: basename(testPath, '.pact.test.ts') };
}

/**
 * Where interactions are recorded. Files that write one pact at the same time lose each other's interactions, and stay
 * green: each test file has a folder of its own. Every interaction rewrites its whole pact, so a folder is divided into
 * parts that stay small. The descriptions leave no doubt later about what the pact should hold.
 */
export function aPact(part: string, descriptions: readonly string[]): PactV4 {
  const { consumer, file } = whoRecords();
  const dir = join(folderOf(consumer), file, part);
  mkdirSync(dir, { recursive: true });
  appendFileSync(declaredIn(dir), descriptions.map((line) => `${line}\n`).join(''));
  return new PactV4({ consumer, provider, dir, logLevel: 'error' });
}

interface Stated {
  given(name: string, parameters?: Given['parameters']): unknown;
}

/** An interaction without parameters is written down without any, not with none. */
export function stand(interaction: Stated, on: readonly Given[]): void {
  for (const { name, parameters } of on) {
    if (Object.keys(parameters).length > 0) interaction.given(name, parameters);
    else interaction.given(name);
  }
}

/** The part of Pact's native side that its types keep to themselves. */
interface MockServers {
  mockServerMatchedSuccessfully(port: number): boolean;
}

const patience = 2_000;

/**
 * Waits until the mock server has noted the requests that it answered. It answers first and notes afterwards; asked too
 * early, on a busy machine, it denies having been called. Pact 17 notes first, but wants Node 22. What was never asked
 * for is not noted either: Pact says so itself, once this gives up.
 */
export async function untilNoted(interaction: object, port: number): Promise<void> {
  const { pact } = interaction as { pact: MockServers };
  const end = performance.now() + patience;
  while (!pact.mockServerMatchedSuccessfully(port) && performance.now() < end) await pause(1);
}
