import { test } from 'vitest';
import { otherPaths } from '../pact-files.ts';
import { assertVerified, longest } from './verified.ts';

test('the server keeps what those rely on who are not the SDK', longest, () => assertVerified('others', otherPaths()));
