import { forbid, type ImportRule, packages, packagesNamed } from './rule.ts';

const core = '^server/src/core/';
const room = (...names: string[]): string => `^server/src/(${names.join('|')})/`;
/** `$1` is the folder of the importing file: the feature's own. */
const own = (...roles: string[]): string => `^server/src/features/$1/[^/]+\\.(${roles.join('|')})\\.ts$`;
/** The ladder's rules see to it that "any" means "of a lower rung". */
const any = (...roles: string[]): string => `^server/src/features/[^/]+/[^/]+\\.(${roles.join('|')})\\.ts$`;
const contract = '^openapi/';

interface Role {
  name: string;
  reason: string;
  /** What a file of this role may import of the server. */
  mayImport: string[];
  /** The installed packages it may import; none unless said. */
  mayUse?: string;
}

const featureFile = (role: string): string => `^server/src/features/([^/]+)/[^/]+\\.${role}\\.ts$`;

const roles: Role[] = [
  {
    name: 'routes',
    reason: 'A route unpacks, calls its service and presents with its wire; there is nothing else to reach for.',
    mayImport: [core, own('service', 'wire')],
  },
  {
    name: 'events',
    reason:
      'An event handler unpacks, calls its service and presents with its wire; there is nothing else to reach for.',
    mayImport: [core, own('service', 'wire'), '^server/src/realtime/(?!hub\\.)'],
  },
  {
    name: 'service',
    reason: 'A service decides and writes; it does not know who is asking over which protocol, nor how rows are shown.',
    mayImport: [core, room('db', 'cache'), own('policy', 'rules', 'queries', 'broadcast', 'model'), any('service')],
    mayUse: packages,
  },
  {
    name: 'queries',
    reason:
      'A query reads rows, of its own feature and of lower ones; who asks and what is shown is decided elsewhere.',
    mayImport: [core, room('db'), any('model', 'queries'), own('rules')],
    mayUse: packagesNamed('sequelize', 'pg'),
  },
  {
    name: 'wire',
    reason: 'A wire file turns rows into contract, purely; what a lower feature shows is taken from its wire.',
    mayImport: [core, own('model', 'queries', 'rules'), any('wire')],
  },
  {
    name: 'model',
    reason: "A model is columns and types; it needs sequelize and the domain's words, and no other row.",
    mayImport: [core],
    mayUse: packagesNamed('sequelize'),
  },
  {
    name: 'policy',
    reason: 'A policy looks at a person and a row and says yes or no; it loads nothing.',
    mayImport: [core, own('model', 'queries', 'rules', 'policy')],
  },
  {
    name: 'rules',
    reason: 'Rules are pure, so that a table of cases can test them.',
    mayImport: [core, own('model', 'rules')],
    mayUse: packagesNamed('jsonwebtoken', 'rrule-temporal', 'temporal-polyfill'),
  },
  {
    name: 'broadcast',
    reason: 'A broadcast addresses people through the hub with what its wire shows; it decides nothing.',
    mayImport: [core, room('realtime'), own('wire', 'model', 'queries', 'rules')],
  },
  {
    name: 'fixtures',
    reason: 'A fixture makes rows the short way; it does not test by itself.',
    mayImport: [core, room('db'), any('model', 'fixtures')],
    mayUse: packagesNamed('sequelize', '@node-rs/argon2'),
  },
];

export const roleNames = [...roles.map(({ name }) => name), 'test'];

const staysWithin = ({ name, reason, mayImport, mayUse }: Role): ImportRule =>
  forbid(
    `${name}-imports`,
    reason,
    { path: featureFile(name) },
    { path: ['^server/', contract, packages], pathNot: mayUse === undefined ? mayImport : [...mayImport, mayUse] },
  );

export const roleRules = [
  ...roles.map(staysWithin),
  forbid(
    'service-speaks-no-protocol',
    'The same service answers HTTP and both sockets.',
    { path: featureFile('service') },
    { path: packagesNamed('express', 'passport[^/]*', 'socket\\.io', 'ws', 'multer', 'helmet', 'cors') },
  ),
  forbid(
    'services-are-injected',
    'Services are built in one place, in ladder order; others name the type and are handed the object.',
    { path: '^server/src/', pathNot: ['^server/src/(features|compose)\\.ts$', '\\.test\\.ts$'] },
    { path: featureFile('service'), dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'realtime-is-handed-over',
    'A feature names the type of what realtime gives it; the object comes from above.',
    { path: '^server/src/features/', pathNot: '\\.test\\.ts$' },
    { path: room('realtime'), dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'rows-are-types-where-they-are-shown',
    'What presents or judges a row has no business loading or changing one: import its type.',
    { path: '^server/src/features/[^/]+/[^/]+\\.(wire|policy|rules|broadcast)\\.ts$' },
    { path: any('model', 'queries'), dependencyTypesNot: ['type-only'] },
  ),
];
