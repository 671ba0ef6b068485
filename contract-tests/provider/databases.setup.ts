import type { TestProject } from 'vitest/node';
import { embeddedDatabases, type ScratchDatabases, serverDatabases } from '../../server/test/scratch-databases.ts';

/** Who verifies against a server of its own, each on a database of its own, by Vitest project. */
const users = {
  'contract-tests': ['features', 'errors', 'others', 'faults', 'states'],
  'contract-proofs': ['mutations', 'baselines'],
} as const;

export type DatabaseUser = (typeof users)[keyof typeof users][number];

declare module 'vitest' {
  interface ProvidedContext {
    contractDatabases: Partial<Record<DatabaseUser, string>>;
  }
}

let databases: ScratchDatabases | undefined;

/** On the server that `TEST_DATABASE_URL` names, or embedded ones. */
export async function setup(project: TestProject): Promise<void> {
  const serverUrl = process.env.TEST_DATABASE_URL;
  const names = users[project.name as keyof typeof users];
  databases = await (serverUrl ? serverDatabases(serverUrl, names.length) : embeddedDatabases(names.length));
  const { urls } = databases;
  project.provide('contractDatabases', Object.fromEntries(names.map((name, index) => [name, urls[index]])));
}

export async function teardown(): Promise<void> {
  await databases?.drop();
}
