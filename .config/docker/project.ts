import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of the repository, as far as the checks look at them; a test hands in some of its own. */
export interface Project {
  exists(path: string): boolean;
  read(path: string): string;
}

export const projectIn = (root: string): Project => ({
  exists: (path) => existsSync(join(root, path)),
  read: (path) => readFileSync(join(root, path), 'utf8'),
});

interface PackageFile {
  name: string;
  workspaces?: string[];
  scripts?: Record<string, string>;
}

export const readPackage = (project: Project, folder = ''): PackageFile =>
  JSON.parse(project.read(join(folder, 'package.json'))) as PackageFile;

/** Where the workspace of this name is. */
export const folderOf = (project: Project, name: string): string | undefined =>
  readPackage(project).workspaces?.find((folder) => readPackage(project, folder).name === name);
