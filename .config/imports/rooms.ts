import { forbid, packages, testFiles } from './rule.ts';

/** Which part of the server may know which. */
export const roomRules = [
  forbid(
    'contract-comes-through-wire',
    'The contract enters the server in one place; other files take their types from core/wire.ts.',
    { path: '^server/src/', pathNot: ['^server/src/core/wire\\.ts$', '^server/src/compose\\.ts$', ...testFiles] },
    { path: '^openapi/' },
  ),
  forbid(
    'core-is-the-floor',
    'Everything stands on core, so core stands on nothing of the server.',
    { path: '^server/src/core/', pathNot: testFiles },
    { path: '^server/', pathNot: '^server/src/core/' },
  ),
  forbid(
    'core-needs-no-framework',
    'What the domain says must not change with the library that carries it.',
    { path: '^server/src/core/', pathNot: testFiles },
    { path: packages },
  ),
  forbid(
    'rooms-stay-apart',
    'http, realtime, db and cache can be understood and replaced one by one; what they share is in core.',
    { path: '^server/src/(http|realtime|db|cache)/', pathNot: testFiles },
    { path: '^server/src/', pathNot: ['^server/src/$1/', '^server/src/core/'] },
  ),
  forbid(
    'features-are-composed-from-above',
    'A feature is handed what it needs; the files that put the server together know it, not the other way round.',
    { path: '^server/src/features/', pathNot: testFiles },
    { path: '^server/src/[^/]+\\.ts$' },
  ),
  forbid(
    'entries-are-not-imported',
    'Importing an entry starts the program.',
    {},
    { path: '^(server|cli)/src/main\\.ts$' },
  ),
  forbid(
    'product-needs-no-tests',
    'Tests and fixtures are not shipped.',
    { path: '^(server|sdk|cli)/src/', pathNot: testFiles },
    { path: testFiles },
  ),
  forbid(
    'server-ships-what-it-needs',
    'An installed server has no devDependencies.',
    { path: '^server/src/', pathNot: testFiles },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'no-cycles',
    'Modules that need each other can only be read, tested and moved together; types count, they are read too.',
    {},
    { circular: true },
  ),
  forbid('no-dead-ends', 'The import leads to nothing.', {}, { couldNotResolve: true }),
];
