import { ladder } from '../imports/ladder.ts';
import { roleNames } from '../imports/roles.ts';

const features = ladder.flat();
const vagueNames = ['index', 'types', 'utils', 'helpers', 'common', 'constants'];
const source = /\.tsx?$/;
const inFeatures = /^server\/src\/features\/([^/]+)\/(.+)$/;

function featureFileProblem(path: string): string | undefined {
  const [, feature = '', file = ''] = inFeatures.exec(path) ?? [];
  if (feature === '') return undefined;
  if (!features.includes(feature)) return `${path}: say in .config/imports/ladder.ts what ${feature} may lean on`;
  const [, role = ''] = /^[a-z0-9-]+\.([a-z]+)(?:\.test)?\.ts$/.exec(file) ?? [];
  if (!roleNames.includes(role)) return `${path}: name it noun.role.ts, the role being one of ${roleNames.join(', ')}`;
  return undefined;
}

function vagueNameProblem(path: string): string | undefined {
  // The one file that re-exports: the SDK's front door.
  if (!source.test(path) || path === 'sdk/src/index.ts') return undefined;
  const vague = path.split('/').find((part) => vagueNames.includes(part.replace(/\..*$/, '')));
  return vague === undefined ? undefined : `${path}: "${vague}" says nothing; name it after what it is about`;
}

/** Files whose names hide what they hold, or that the import rules would not recognise. */
export const fileNameProblems = (paths: readonly string[]): string[] =>
  paths.flatMap((path) => [featureFileProblem(path), vagueNameProblem(path)].filter((it) => it !== undefined));
