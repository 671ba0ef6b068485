import { forbid, packages, packagesNamed, testFiles } from './rule.ts';

const workspaces = (...names: string[]): string => `^(${names.join('|')})/`;

/** Which workspace may know which. */
export const workspaceRules = [
  forbid(
    'openapi-knows-nobody',
    'The spec is what all others stand on; it stands on nothing.',
    { path: workspaces('openapi') },
    { path: workspaces('sdk', 'server', 'cli', 'contract-tests', 'examples') },
  ),
  forbid(
    'sdk-knows-no-server',
    'The SDK speaks to any server of the API, so it may know none.',
    { path: workspaces('sdk') },
    { path: workspaces('server', 'cli', 'contract-tests', 'examples') },
  ),
  forbid(
    'sdk-brings-its-own-types',
    'The spec is not published; a published SDK carries the types generated from it.',
    { path: '^sdk/src/', pathNot: testFiles },
    { path: workspaces('openapi') },
  ),
  forbid(
    'sdk-stays-small',
    'Each package the SDK needs is downloaded by every page that uses it: openapi-fetch and socket.io-client, no more.',
    { path: '^sdk/src/', pathNot: [...testFiles, '^sdk/src/(msw|react)/'] },
    {
      path: packages,
      pathNot: packagesNamed('openapi-fetch', 'openapi-typescript-helpers', 'socket.io-client', '@types/node'),
    },
  ),
  forbid(
    'sdk-mocks-with-msw-only',
    'The mock handlers are for people who have msw; nothing else may come in through that door.',
    { path: '^sdk/src/msw/', pathNot: testFiles },
    { path: packages, pathNot: packagesNamed('msw', 'openapi-msw') },
  ),
  forbid(
    'sdk-hooks-with-react-only',
    'The hooks are for people who have React; nothing else may come in through that door.',
    { path: '^sdk/src/react/', pathNot: testFiles },
    { path: packages, pathNot: packagesNamed('react') },
  ),
  forbid(
    'sdk-hooks-are-apart',
    'Whoever does not use React must not need it.',
    { path: '^sdk/src/', pathNot: [...testFiles, '^sdk/src/react/'] },
    { path: '^sdk/src/react/' },
  ),
  forbid(
    'sdk-runs-anywhere',
    'Browsers and workers have no node: modules.',
    { path: '^sdk/src/', pathNot: [...testFiles, '^sdk/src/node/'] },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'sdk-for-node-is-apart',
    'What only Node can run comes in through a door of its own.',
    { path: '^sdk/src/', pathNot: [...testFiles, '^sdk/src/node/'] },
    { path: '^sdk/src/node/' },
  ),
  forbid(
    'sdk-parts-do-not-know-the-client',
    'Parts receive what they need from the client; importing it would tie all of them into one ring.',
    { path: '^sdk/src/(core|resources|session|realtime|outbox|node)/', pathNot: testFiles },
    { path: '^sdk/src/(client|index)\\.ts$' },
  ),
  forbid(
    'cli-and-examples-are-customers',
    'They show what the SDK can do, so they use nothing a customer has not got.',
    { path: workspaces('cli', 'examples') },
    // What the server offers to tests, a customer has got.
    { path: workspaces('server', 'openapi', 'contract-tests'), pathNot: '^server/src/testing/start\\.ts$' },
  ),
  forbid(
    'cli-and-examples-are-apart',
    'A program does not run on examples, and an example does not lean on a program.',
    { path: workspaces('cli', 'examples') },
    { path: '^(cli|examples)/', pathNot: '^$1/' },
  ),
  forbid(
    'server-knows-no-client',
    'A server that imports its own client cannot show that the contract is enough.',
    { path: workspaces('server') },
    { path: workspaces('sdk', 'cli', 'contract-tests', 'examples') },
  ),
  forbid(
    'nobody-imports-contract-tests',
    'Contract tests sit above everything they compare.',
    { path: '^(?!contract-tests/)' },
    { path: workspaces('contract-tests') },
  ),
];
