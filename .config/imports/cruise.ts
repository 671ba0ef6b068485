import { cruise, type ICruiseResult, type OutputType } from 'dependency-cruiser';
import { ladderRules } from './ladder.ts';
import { roleRules } from './roles.ts';
import { roomRules } from './rooms.ts';
import { workspaceRules } from './workspaces.ts';

export const importRules = [...workspaceRules, ...roomRules, ...ladderRules, ...roleRules];

export const workspaces = ['openapi', 'server', 'sdk', 'cli', 'contract-tests', 'examples'];

interface Cruise {
  /** The folder that the workspaces are in. */
  root: string;
  folders?: readonly string[];
  /** How the result is written; without it the result comes as data. */
  as?: OutputType;
  /** Modules to leave out, as a regular expression. */
  without?: string;
  /** Folders to show as one, as a regular expression. */
  collapse?: string;
}

/** Reads every import of the workspaces, types included, and compares it with the rules. */
export const cruiseImports = ({ root, folders = workspaces, as = 'json', without, collapse }: Cruise) =>
  cruise(
    [...folders],
    {
      baseDir: root,
      ruleSet: { forbidden: importRules },
      validate: true,
      outputType: as,
      ...(collapse && { collapse }),
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      // The compiler's output repeats its input; only the spec's is read by others.
      exclude: { path: ['^(server|sdk|cli)/dist/', '/coverage/', ...(without ? [without] : [])] },
      // Workspaces find each other's sources, as they do in the compiler and in tests: nothing has to be built first.
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['study-mate-source', 'types', 'import', 'node', 'default'],
      },
    },
    { extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'], bustTheCache: true },
  );

export interface Violation {
  rule: string;
  from: string;
  to: string;
}

/** Each forbidden import that was found. */
export async function findViolations(root: string): Promise<Violation[]> {
  const { output } = await cruiseImports({ root });
  const { summary } = (typeof output === 'string' ? JSON.parse(output) : output) as ICruiseResult;
  return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}
