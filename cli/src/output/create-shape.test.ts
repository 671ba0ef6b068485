import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { learner, page } from '../../test/answers.ts';
import { startFakeServer } from '../../test/fake-server.ts';
import { TestHome } from '../../test/run-cli.ts';
import { createShape } from './create-shape.ts';

let home: TestHome;
let server: Awaited<ReturnType<typeof startFakeServer>>;
const rows = [learner, { ...learner, id: 8, full_name: 'Mai & "An"\u202e\u001b[2J' }];

beforeEach(async () => {
  home = new TestHome();
  server = await startFakeServer({
    'GET /api/discover/nearby-learners/': { body: { ...page(rows), radius_km: 5 } },
  });
  await home.signIn(server.url);
});

afterEach(async () => {
  home.remove();
  await server.close();
});

const nearby = (...args: string[]) => home.run(['nearby', ...args]);

describe('the fields of --json', () => {
  test('are all that is printed of each row, in the order in which they are named', async () => {
    const { stdout } = await nearby('--json=year,id,nothing');
    expect(JSON.parse(stdout)).toEqual(rows.map(({ id, year }) => ({ year, id, nothing: null })));
    expect(stdout.indexOf('year')).toBeLessThan(stdout.indexOf('id'));
  });

  test('may be fields of fields, and of the rows within a row', async () => {
    const shape = await createShape({ json: [['a', 'b'], ['a', 'c'], ['list', 'id'], ['whole']] });
    const data = { a: { b: 1, c: null, d: 2 }, list: [{ id: 1, x: 1 }], whole: { y: 1 } };
    expect(JSON.parse(shape.write(data))).toEqual({ a: { b: 1, c: null }, list: [{ id: 1 }], whole: { y: 1 } });
  });
});

describe('--jq', () => {
  test('prints texts as they are and anything else as a line of JSON', async () => {
    expect((await nearby('--jq', '.[] | .full_name, {id}')).stdout).toBe(
      'Phạm Khánh Linh\n{"id":7}\nMai & "An"\u202e\u001b[2J\n{"id":8}\n',
    );
  });

  test('sees what --json selects', async () => {
    expect((await nearby('--json=id', '--jq', '.[0] | keys')).stdout).toBe('["id"]\n');
  });

  test('that finds nothing prints nothing', async () => {
    expect(await nearby('--jq', 'empty')).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  test('that fails half-way prints none of it', async () => {
    const { code, stdout, stderr } = await nearby('--jq', '.[] | if .id == 8 then error("no") else .id end');
    expect([code, stdout, stderr]).toEqual([1, '', '✗ --jq: no\n']);
  });
});

describe('--template', () => {
  test('is filled in without escaping anything, with \\n and \\t for line ends and tabs', async () => {
    expect((await nearby('--template', '{{#.}}{{id}}\\t{{full_name}}\\n{{/.}}')).stdout).toBe(
      '7\tPhạm Khánh Linh\n8\tMai & "An"\u202e\u001b[2J\n',
    );
  });

  test('ends its last line', async () => {
    expect((await nearby('--template', '{{length}} people')).stdout).toBe('2 people\n');
  });
});

test.each([
  ['--jq', '.[].full_name'],
  ['--template', '{{#.}}{{{full_name}}}\t{{/.}}'],
])('%s lets no control character of strangers reach the terminal', async (...args) => {
  const { stdout } = await home.run(['nearby', ...args], { terminal: 80 });
  expect(stdout).toContain('Mai & "An"[2J');
  for (const character of ['\u001b', '\u202e']) expect(stdout).not.toContain(character);
});

test.each([
  [['--jq', '.['], 'unexpected end of file'],
  [['--jq', 'nothing_of_the_kind'], 'not defined'],
  [['--jq', ''], 'program not given'],
  [['--template', '{{#.}}{{id'], 'Unclosed tag'],
  [['--template', '{{#.}}'], 'Unclosed section'],
  [['--jq', '.', '--template', '.'], 'not both'],
  [['--json=id,'], 'does not name fields'],
])('%j is refused before anything is asked for', async (args, hint) => {
  const { code, stdout, stderr } = await nearby(...args);
  expect([code, stdout, server.requests.length]).toEqual([2, '', 0]);
  expect(stderr).toContain(hint);
});

test('fields behind --json are told where they belong', async () => {
  const { code, stderr } = await nearby('--json', 'id,full_name');
  expect([code, JSON.parse(stderr).suggestion]).toEqual([2, 'Fields are tied to the flag: --json=id,full_name']);
});

test('errors are JSON with --json, fields or not, and words without it', async () => {
  await home.file().write({ url: server.url });
  const isJson = async (...args: string[]) => (await nearby(...args)).stderr.startsWith('{"code":"not_signed_in"');
  expect([await isJson('--json'), await isJson('--json=id'), await isJson('--jq', '.')]).toEqual([true, true, false]);
});
