import { expect, test } from 'vitest';
import { Secrets } from './secrets.ts';

const secrets = new Secrets();
secrets.add('correct horse', 'abc');

test.each([
  ['say correct horse', 'say •••'],
  ['abc is too short to be one', 'abc is too short to be one'],
  ['Bearer eyJhbGci.eyJ0b2tl.c2ln', 'Bearer •••'],
  ['{"tokens":{"access":"any","id":1}}', '{"tokens":{"access":"•••","id":1}}'],
  ['{"new_password":"a \\"b"}', '{"new_password":"•••"}'],
  ['cut: eyJhbGci.eyJ0b', 'cut: •••'],
  ['{"password":"half of …', '{"password":"•••"'],
])('%s', (text, hidden) => {
  expect(secrets.hide(text)).toBe(hidden);
});
