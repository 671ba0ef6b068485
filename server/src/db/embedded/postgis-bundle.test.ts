import { expect, test } from 'vitest';
import { filterTar } from './postgis-bundle.ts';

function member(name: string, content: string, prefix = ''): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(content.length.toString(8).padStart(11, '0'), 124);
  header.write(prefix, 345);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body]);
}

const end = Buffer.alloc(1024);

test('only the wanted members are copied, whole', () => {
  const wanted = [member('keep/one', 'x'.repeat(513)), member('two', '', 'keep')];
  const archive = Buffer.concat([wanted[0] ?? end, member('drop/three', 'y'), wanted[1] ?? end, end]);
  expect(filterTar(archive, (name) => name.startsWith('keep/'))).toEqual(Buffer.concat([...wanted, end]));
});
