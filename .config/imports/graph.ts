import { builtinModules } from 'node:module';
import { cruiseImports } from './cruise.ts';

/*
 * Draws who imports whom, in Mermaid, which code hosts show as a picture:
 *
 *   npm run -s graph > graph.mmd                            workspaces, rooms and features
 *   npm run -s graph -- server/src/features/chat            the files of one folder
 */
const folders = process.argv.slice(2);

/** What is installed, built in or generated, and what only tests and tools need. */
const surroundings = [
  'node_modules/',
  `^(node:)?(${builtinModules.join('|')})$`,
  '^\\.\\.',
  '\\.(test|fixtures|config)\\.ts',
  '/(test|scripts|bench|generated|migrations)/',
];
const { output } = await cruiseImports({
  root: process.cwd(),
  as: 'mermaid',
  without: surroundings.join('|'),
  ...(folders.length > 0 ? { folders } : { collapse: '^server/src/features/[^/]+|^server/src/[^/]+|^[^/]+' }),
});
console.log(output);
