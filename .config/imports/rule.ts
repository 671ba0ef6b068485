import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

export type ImportRule = IRegularForbiddenRuleType & { name: string; comment: string };
type From = ImportRule['from'];
type To = ImportRule['to'];

/** A forbidden import; `reason` is the one line that a person who runs into it gets to read. */
export const forbid = (name: string, reason: string, from: From, to: To): ImportRule => ({
  name,
  comment: reason,
  severity: 'error',
  from,
  to,
});

/** Tests, their fixtures and their scaffolding may reach wherever what they test is. */
export const testFiles = ['\\.(test|fixtures)\\.tsx?$', '^[^/]+/test/'];

/** Everything that was installed rather than written here. */
export const packages = '(^|/)node_modules/';

/** The installed packages of these names, with or without their types apart. */
export const packagesNamed = (...names: string[]): string => `(^|/)node_modules/(@types/)?(${names.join('|')})/`;
