import { test } from 'vitest';
import { featurePaths } from '../pact-files.ts';
import { assertVerified, longest } from './verified.ts';

test('the server keeps what each feature promises, over HTTP and live', longest, () =>
  assertVerified('features', featurePaths()),
);
