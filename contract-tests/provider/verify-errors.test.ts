import { test } from 'vitest';
import { errorPaths } from '../pact-files.ts';
import { assertVerified, longest } from './verified.ts';

test('the server fails as promised where any operation can fail', longest, () =>
  assertVerified('errors', errorPaths()),
);
