import { program } from './program.ts';
import { verify } from './verification.ts';
import { inWorld } from './world.ts';

interface Job {
  /** Of a migrated, empty database. */
  databaseUrl: string;
  paths: string[];
}

program(({ databaseUrl, paths }: Job) => inWorld(databaseUrl, (world) => verify(world, paths)));
