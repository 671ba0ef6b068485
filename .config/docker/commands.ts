import { folderOf, type Project, readPackage } from './project.ts';

const built = /^([^/]+)\/dist\/(.+)\.js$/;

/** The compiler writes what is in `server/src` to `server/dist/src`; the source tells what there will be. */
function builtFileProblem(project: Project, path: string): string[] {
  const [, workspace, module] = built.exec(path) ?? [];
  if (workspace === undefined) return project.exists(path) ? [] : [`there is no ${path}`];
  const source = `${workspace}/${module}.ts`;
  return project.exists(source) ? [] : [`${path} is built from ${source}, which does not exist`];
}

function scriptProblem(project: Project, script: string, workspace: string | undefined): string[] {
  const folder = workspace === undefined ? '' : folderOf(project, workspace);
  if (folder === undefined) return [`there is no workspace ${workspace}`];
  const { name, scripts = {} } = readPackage(project, folder);
  return script in scripts ? [] : [`${name} has no script "${script}"`];
}

/** What would go wrong when a container runs this: programs of ours and npm's scripts are looked up. */
export function commandProblems(project: Project, command: readonly string[]): string[] {
  const [program, ...rest] = command;
  if (program === 'node') {
    const [file = ''] = rest;
    return file === '-e' ? [] : builtFileProblem(project, file);
  }
  if (program !== 'npm') return [];
  const workspaceFlag = rest.findIndex((word) => word === '-w' || word === '--workspace');
  const workspace = workspaceFlag < 0 ? undefined : rest[workspaceFlag + 1];
  if (rest[0] === 'run' && rest[1] !== undefined) return scriptProblem(project, rest[1], workspace);
  const known = workspace === undefined || folderOf(project, workspace) !== undefined;
  return known ? [] : [`there is no workspace ${workspace}`];
}

/** The single commands of a shell line; enough for the plain ones that an image is built with. */
export const commandsOfLine = (line: string): string[][] =>
  line
    .split(/&&|;|\|\|/)
    .map((command) => command.trim().split(/\s+/))
    .filter(([program]) => program !== undefined && program !== '');
