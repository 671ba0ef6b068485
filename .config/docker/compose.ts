import { join } from 'node:path';
import { configNames, readConfig } from '../../server/src/config.ts';
import { commandProblems } from './commands.ts';
import { type ComposeFile, interpolate, type Service } from './compose-file.ts';
import { hasHealthcheck } from './dockerfile.ts';
import type { Project } from './project.ts';

type Entry = [name: string, service: Service];

/** What a person has to give before anything starts. */
const given = { SECRET_KEY: 'a-secret-that-only-this-check-knows-and-nobody-else' };
const serverDockerfile = 'server/Dockerfile';

const dockerfileOf = ({ build }: Service): string | undefined =>
  build && join(build.context, build.dockerfile ?? 'Dockerfile');

const pathProblems = (project: Project, { volumes: declared = {} }: ComposeFile, service: Service): string[] => {
  const dockerfile = dockerfileOf(service);
  const volumes = (service.volumes ?? []).flatMap((volume) => {
    const [source = ''] = volume.split(':');
    if (source.startsWith('.')) return project.exists(source) ? [] : [`mounts ${source}, which does not exist`];
    return source in declared ? [] : [`mounts the volume ${source}, which is not declared`];
  });
  if (dockerfile === undefined || project.exists(dockerfile)) return volumes;
  return [...volumes, `is built from ${dockerfile}, which does not exist`];
};

function dependencyProblems(project: Project, { services }: ComposeFile, service: Service): string[] {
  const wanted = service.depends_on ?? [];
  const conditions = Array.isArray(wanted)
    ? wanted.map((name) => [name, 'service_started'] as const)
    : Object.entries(wanted).map(([name, { condition }]) => [name, condition] as const);
  return conditions.flatMap(([name, condition]) => {
    const other = services[name];
    if (other === undefined) return [`waits for ${name}, which is no service`];
    const dockerfile = dockerfileOf(other);
    const watched = other.healthcheck
      ? !other.healthcheck.disable
      : dockerfile !== undefined && project.exists(dockerfile) && hasHealthcheck(project.read(dockerfile));
    return condition === 'service_healthy' && !watched
      ? [`waits for ${name} to be healthy, which nobody looks at`]
      : [];
  });
}

/** Addresses that a node is given have to lead to services of this file. */
const addressProblems = ({ services }: ComposeFile, environment: Record<string, string>): string[] =>
  ['DATABASE_URL', 'REDIS_URL'].flatMap((name) => {
    const address = environment[name];
    if (address === undefined) return [`is not given ${name}`];
    if (!URL.canParse(address)) return [`${name} is no address`];
    const { hostname } = new URL(address);
    return hostname in services ? [] : [`${name} leads to ${hostname}, which is no service`];
  });

function environmentProblems(file: ComposeFile, service: Service): string[] {
  if (dockerfileOf(service) !== serverDockerfile) return [];
  const environment = service.environment ?? {};
  const unknown = Object.keys(environment).filter((name) => !configNames.includes(name));
  const problems = unknown.map((name) => `sets ${name}, which the server does not read`);
  try {
    const filled = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, interpolate(value, given)]),
    );
    readConfig(filled);
    return [...problems, ...addressProblems(file, filled)];
  } catch (error) {
    return [...problems, `would not start: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function runProblems(project: Project, service: Service): string[] {
  const { command } = service;
  if (command === undefined || dockerfileOf(service) === undefined) return [];
  return commandProblems(project, typeof command === 'string' ? command.split(/\s+/) : command);
}

/** Everything that would keep the services from coming up together, a line each. */
export function composeProblems(project: Project, file: ComposeFile): string[] {
  const problemsOf = ([name, service]: Entry): string[] =>
    [
      ...pathProblems(project, file, service),
      ...dependencyProblems(project, file, service),
      ...environmentProblems(file, service),
      ...runProblems(project, service),
    ].map((problem) => `${name} ${problem}`);
  return Object.entries(file.services).flatMap(problemsOf);
}
