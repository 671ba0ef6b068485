import { dockerProblems } from './docker-files.ts';
import { projectIn } from './project.ts';

const problems = dockerProblems(projectIn(process.cwd()));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
