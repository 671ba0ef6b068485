import type { TestProject } from 'vitest/node';
import { embeddedDatabases, type ScratchDatabases, serverDatabases } from '../../server/test/scratch-databases.ts';

const users = ['features', 'errors', 'faults'] as const;

/** Who verifies against a server of its own, each on a database of its own. */
export type DatabaseUser = (typeof users)[number];

declare module 'vitest' {
  interface ProvidedContext {
    contractDatabases: Record<DatabaseUser, string>;
  }
}

let databases: ScratchDatabases | undefined;

/** On the server that `TEST_DATABASE_URL` names, or embedded ones. */
export async function setup(project: TestProject): Promise<void> {
  const serverUrl = process.env.TEST_DATABASE_URL;
  const { length } = users;
  databases = serverUrl ? await serverDatabases(serverUrl, length) : await embeddedDatabases(length);
  const [features = '', errors = '', faults = ''] = databases.urls;
  project.provide('contractDatabases', { features, errors, faults });
}

export async function teardown(): Promise<void> {
  await databases?.drop();
}
