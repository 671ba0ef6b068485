import { composeProblems } from './compose.ts';
import { parseComposeFile } from './compose-file.ts';
import { dockerfileProblems } from './dockerfile.ts';
import type { Project } from './project.ts';
import { proxyProblems } from './proxy.ts';

const dockerfile = 'server/Dockerfile';
const composeFile = 'docker-compose.yml';
const proxyFile = '.docker/Caddyfile';

const naming =
  (path: string) =>
  (problem: string): string =>
    `${path}: ${problem}`;

function composedProblems(project: Project): string[] {
  try {
    const file = parseComposeFile(project.read(composeFile));
    return [
      ...composeProblems(project, file).map(naming(composeFile)),
      ...proxyProblems(project.read(proxyFile), proxyFile, file).map(naming(proxyFile)),
    ];
  } catch (error) {
    return [`${composeFile}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** No Docker engine is needed to see these: everything wrong with the image, the services and the proxy, a line each. */
export const dockerProblems = (project: Project): string[] => [
  ...dockerfileProblems(project, dockerfile),
  ...composedProblems(project),
];
