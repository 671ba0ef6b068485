import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IConfigFile,
} from '@microsoft/api-extractor';

const sdk = join(import.meta.dirname, '../../sdk');

/** What can be imported, without the models of the spec where another entry tells them already. */
export const entries = [
  { name: 'index', isWhole: true },
  { name: 'realtime', isWhole: false },
  { name: 'outbox', isWhole: false },
  { name: 'outbox/indexed-db', isWhole: false },
  { name: 'node', isWhole: false },
  { name: 'react', isWhole: false },
  { name: 'operations', isWhole: false },
  { name: 'inputs', isWhole: false },
  { name: 'msw', isWhole: false },
] as const;

export type Entry = (typeof entries)[number];

const fileOf = ({ name }: Entry): string => `${name.replace('/', '-')}.api.md`;

/** Where it is kept, below the repository. */
export const pathOf = (entry: Entry): string => `sdk/surface/${fileOf(entry)}`;

const silent = { default: { logLevel: ExtractorLogLevel.None } };

function configOf(entry: Entry, folder: string): ExtractorConfig {
  const { name, isWhole } = entry;
  const mainEntryPointFilePath = join(sdk, 'dist', `${name}.d.ts`);
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    lib: ['es2022', 'dom', 'dom.iterable'],
    types: [],
  };
  const configObject: IConfigFile = {
    mainEntryPointFilePath,
    projectFolder: sdk,
    compiler: { overrideTsconfig: { compilerOptions, files: entries.map((it) => `dist/${it.name}.d.ts`) } },
    apiReport: {
      enabled: true,
      reportFileName: fileOf(entry),
      reportFolder: folder,
      reportTempFolder: join(folder, 'temp'),
      includeForgottenExports: isWhole,
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: silent,
      extractorMessageReporting: silent,
      tsdocMessageReporting: silent,
    },
  };
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: join(sdk, 'api-extractor.json'),
    packageJsonFullPath: join(sdk, 'package.json'),
  });
}

/** What users can see of each entry of the built package, in words that differ when it differs. */
export function reportsOf(chosen: readonly Entry[]): string[] {
  const folder = mkdtempSync(join(sdk, 'dist', 'surface-'));
  try {
    const configs = chosen.map((entry) => configOf(entry, folder));
    const [first] = configs;
    if (!first) return [];
    const compilerState = CompilerState.create(first, {
      additionalEntryPoints: configs.map((it) => it.mainEntryPointFilePath),
    });
    return configs.map((config) => {
      Extractor.invoke(config, {
        localBuild: true,
        compilerState,
        messageCallback: (message) => {
          message.handled = true;
        },
      });
      return readFileSync(config.reportFilePath, 'utf8');
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
