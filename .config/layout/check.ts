import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileNameProblems } from './feature-files.ts';
import { lockFileProblems } from './lock-file.ts';
import { topLevelProblems } from './top-level.ts';

/** Files that git has or would take: what is built or installed does not count. */
const paths = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(path));

const problems = [
  ...topLevelProblems(paths),
  ...fileNameProblems(paths),
  ...lockFileProblems(readFileSync('package-lock.json', 'utf8')),
];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
