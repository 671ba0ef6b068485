import { type Copy, DockerfileParser, type From, type Instruction, type JSONInstruction } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { commandProblems, commandsOfLine } from './commands.ts';
import { type Project, readPackage } from './project.ts';

const lineOf = (instruction: Instruction): number => instruction.getRange().start.line + 1;
const wordsOf = (instruction: Instruction): string[] => instruction.getArguments().map((it) => it.getValue());
const jsonWords = (instruction: JSONInstruction): string[] =>
  instruction.getJSONStrings().map((it) => it.getJSONValue());

/** A stage: everything from one FROM to the next. */
interface Stage {
  from: From;
  instructions: Instruction[];
}

function stagesOf(instructions: readonly Instruction[]): Stage[] {
  const stages: Stage[] = [];
  for (const instruction of instructions) {
    if (instruction.getKeyword() === 'FROM') stages.push({ from: instruction as From, instructions: [] });
    else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

function copyProblems(project: Project, copy: Copy, stagesBefore: readonly Stage[]): string[] {
  const stage = copy.getFromFlag()?.getValue();
  if (stage != null) {
    const known = stagesBefore.some(({ from }) => from.getBuildStage() === stage);
    return known ? [] : [`copies from "${stage}", which is no stage above`];
  }
  const sources = wordsOf(copy).slice(0, -1);
  return sources.filter((source) => !project.exists(source)).map((source) => `copies ${source}, which does not exist`);
}

/** npm refuses to install while the manifest of one workspace is missing. */
function manifestProblems(project: Project, copied: readonly string[]): string[] {
  const workspaces = readPackage(project).workspaces ?? [];
  const wanted = ['package.json', 'package-lock.json', ...workspaces.map((folder) => `${folder}/package.json`)];
  return wanted
    .filter((path) => !copied.includes(path))
    .map((path) => `npm ci needs ${path}, which was not copied before`);
}

/** What has to be in the image that is shipped. */
function lastStageProblems(stage: Stage | undefined): string[] {
  const last = (keyword: string): Instruction | undefined =>
    stage?.instructions.findLast((it) => it.getKeyword() === keyword);
  const user = last('USER');
  const command = last('CMD');
  const problems: string[] = [];
  if (user === undefined || ['root', '0'].includes(wordsOf(user)[0]?.split(':')[0] ?? '')) {
    problems.push('the last stage runs as root: say USER');
  }
  if (last('HEALTHCHECK') === undefined) problems.push('the last stage has no HEALTHCHECK');
  if (command === undefined) problems.push('the last stage has no CMD');
  else if (jsonWords(command as JSONInstruction).length === 0) {
    problems.push('CMD is a shell line: signals would end at the shell; write it as ["node", …]');
  }
  return problems;
}

/** The command a HEALTHCHECK runs, which the parser keeps as words and not as JSON. */
function healthCommand(instruction: Instruction): string[] {
  const text = instruction.getArgumentsContent()?.replace(/\\\n/g, ' ') ?? '';
  const json = /CMD\s+(\[.*\])\s*$/s.exec(text)?.[1];
  return json === undefined ? [] : (JSON.parse(json) as string[]);
}

function instructionProblems(project: Project, instruction: Instruction, before: readonly Stage[]): string[] {
  switch (instruction.getKeyword()) {
    case 'COPY':
      return copyProblems(project, instruction as Copy, before);
    case 'RUN':
      return commandsOfLine(instruction.getArgumentsContent() ?? '').flatMap((it) => commandProblems(project, it));
    case 'CMD':
      return commandProblems(project, jsonWords(instruction as JSONInstruction));
    case 'HEALTHCHECK':
      return commandProblems(project, healthCommand(instruction));
    default:
      return [];
  }
}

/** The files of the context that a stage has when an instruction of it begins, its base stages' included. */
function copiedBefore(stages: readonly Stage[], stage: Stage, index: number): string[] {
  const base = stages.find(({ from }) => from.getBuildStage() === stage.from.getImage());
  const here = stage.instructions.slice(0, index).filter((it) => it.getKeyword() === 'COPY');
  const copied = here.flatMap((copy) => wordsOf(copy).slice(0, -1));
  return base === undefined ? copied : [...copiedBefore(stages, base, base.instructions.length), ...copied];
}

/** Everything that would keep the image from being built or from being fit to run, a line each. */
export function dockerfileProblems(project: Project, path: string): string[] {
  const text = project.read(path);
  const complaints = validate(text).map((it) => `${path}:${it.range.start.line + 1}: ${it.message}`);
  const stages = stagesOf(DockerfileParser.parse(text).getInstructions());
  const found = stages.flatMap((stage, position) =>
    stage.instructions.flatMap((instruction, index) => {
      const problems = instructionProblems(project, instruction, stages.slice(0, position));
      const installs = instruction.getKeyword() === 'RUN' && instruction.getArgumentsContent()?.startsWith('npm ci');
      const manifests = installs ? manifestProblems(project, copiedBefore(stages, stage, index)) : [];
      return [...problems, ...manifests].map((problem) => `${path}:${lineOf(instruction)}: ${problem}`);
    }),
  );
  return [...complaints, ...found, ...lastStageProblems(stages.at(-1)).map((problem) => `${path}: ${problem}`)];
}

/** Whether a container of this image is watched without further words. */
export const hasHealthcheck = (dockerfile: string): boolean =>
  DockerfileParser.parse(dockerfile).getHEALTHCHECKs().length > 0;
