import type { TestProject } from 'vitest/node';
import { embeddedDatabases, type ScratchDatabases, serverDatabases } from './scratch-databases.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** One scratch database for each worker, in the order of their numbers. */
    databaseUrls: string[];
  }
}

let databases: ScratchDatabases | undefined;

/** Databases for all workers of a run: on the server that `TEST_DATABASE_URL` names, or embedded ones. */
export async function setup(project: TestProject): Promise<void> {
  const workers = Number(project.vitest.config.maxWorkers);
  const serverUrl = process.env.TEST_DATABASE_URL;
  databases = serverUrl ? await serverDatabases(serverUrl, workers) : await embeddedDatabases(workers);
  project.provide('databaseUrls', databases.urls);
}

export async function teardown(): Promise<void> {
  await databases?.drop();
}
