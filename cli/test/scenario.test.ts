// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how a scenario refers to values

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Realtime } from '@study-mate/sdk/realtime';
import { type StudyMateUnderTest, startStudyMate } from '@study-mate/server/testing';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Interruption } from '../src/failure.ts';
import type { ScenarioResult } from '../src/scenario/result.ts';
import schema from '../src/scenario/scenario.schema.json' with { type: 'json' };
import { kinds } from '../src/scenario/scenario.ts';
import { TestHome } from './run-cli.ts';

const shown = (name: string): string =>
  fileURLToPath(new URL(`../../examples/scenarios/${name}.yaml`, import.meta.url));

let server: StudyMateUnderTest;
let home: TestHome;

beforeAll(async () => {
  server = await startStudyMate();
  home = new TestHome();
});
afterAll(async () => {
  home.remove();
  await server.close();
});

/** Writes a scenario of Mai, who is of the demonstration, and somebody new called Linh. */
function write(written: string, { name = 'scenario.yaml', people = 'mai: { persona: mai }\n  linh:' } = {}): string {
  const file = join(home.folder, name);
  writeFileSync(file, `name: A try\npeople:\n  ${people}\nsteps:\n${written}`);
  return file;
}

const play = (...words: string[]) =>
  home.run(['scenario', 'run', ...words], { environment: { STUDY_MATE_URL: server.url, LINH_SECRET: 'never shown' } });

/** What came of the only scenario. */
async function resultOf(written: string): Promise<ScenarioResult> {
  const { stdout } = await play(write(written), '--json');
  return JSON.parse(stdout)[0];
}

const failureOf = async (written: string) => (await resultOf(written)).steps.find(({ state }) => state === 'failed');

describe('the examples', () => {
  test.each(['meet-and-chat', 'last-seat', 'blocked'])('%s', async (name) => {
    const { code, stdout } = await play(shown(name), '--json');
    const [result]: ScenarioResult[] = JSON.parse(stdout);
    expect(result?.steps.filter(({ state }) => state !== 'passed')).toEqual([]);
    expect([code, result?.state]).toEqual([0, 'passed']);
  });

  test.each(['cli/README.md', 'docs/testing-your-app.md'])('in %s', async (page) => {
    const text = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8');
    const [, scenario = ''] = /^```yaml\n(name: .*?)^```$/ms.exec(text) ?? [];
    const file = join(home.folder, 'documented.yaml');
    writeFileSync(file, scenario);
    expect(await play(file)).toMatchObject({ code: 0, stderr: '' });
  });

  test('leave profiles alone, and can be played again', async () => {
    for (let time = 0; time < 2; time++) expect((await play(shown('blocked'))).code).toBe(0);
    expect(existsSync(join(home.folder, 'study-mate'))).toBe(false);
  });
});

/** Steps of Mai, one for each text. */
const steps = (...texts: string[]): string =>
  texts.map((text) => `  - as: mai\n    ${text.split('\n').join('\n    ')}\n`).join('');

describe('what comes is compared', () => {
  test.each([
    ['expect: { status: 404 }', 'status 404', 'status 200 with {'],
    ['expect: { body: { full_name: Somebody } }', '"Somebody" at .full_name', '"Nguyễn Thị Mai" in {'],
    ['expect: { body: { bio: { $type: number } } }', '{"$type":"number"} at .bio', '"'],
    ["expect: { jq: '.id == ${linh.id}' }", ' is true', 'false of {'],
    ["expect: { jq: '.[0]' }", 'an answer for .[0]', 'Cannot index object with number'],
    ['save: { x: .nothing }', 'a value for "x" at .nothing', '{'],
  ])('%s', async (expectation, expected, came) => {
    const failed = await failureOf(steps(`call: getProfile\n${expectation}`));
    expect(failed).toMatchObject({ title: 'mai: getProfile', line: 6, request_id: expect.stringMatching(/\S/) });
    expect(failed?.expected).toContain(expected);
    expect(failed?.came).toContain(came);
  });

  test('an event that does not come, and one that should not', async () => {
    const waiting = 'wait: { event: chat_message, with: { content: Hi }, within: 30ms }';
    expect(await failureOf(steps('listen: true', waiting))).toMatchObject({
      expected: 'chat_message with {"content":"Hi"} within 0.03 s',
      came: expect.stringMatching(/^(nothing|only connection_established)/),
    });
    const asked = '  - as: linh\n    call: sendRequest\n    body: { receiver_id: "${mai.id}" }\n';
    const silence = 'silence: { event: connection_request_received, with: { sender: { id: "${linh.id}" } } }';
    expect(await failureOf(`${steps('listen: true')}${asked}${steps(silence)}`)).toMatchObject({
      title: 'mai hears no connection_request_received',
      came: expect.stringContaining('connection_request_received {'),
    });
  });

  test('a message that is refused is no surprise where it is expected', async () => {
    const send = 'send: { conversation: 999999, content: Hello }';
    expect((await failureOf(steps(send)))?.came).toContain('a refusal: ');
    expect(await failureOf(steps(`${send}\nexpect: { refused: nonsense }`))).toMatchObject({
      expected: 'a refusal: nonsense',
    });
  });

  test('what follows a failure is not done', async () => {
    const { state, steps: results } = await resultOf(
      steps('call: getRequest\npath: { id: 999999 }', 'call: updateProfile\nbody: { bio: never }'),
    );
    expect([state, ...results.map((it) => it.state)]).toEqual(['failed', 'passed', 'passed', 'failed', 'skipped']);
    expect(await failureOf(steps('call: getProfile\nexpect: { body: { bio: never } }'))).toBeDefined();
  });

  test('somebody who cannot sign in', async () => {
    const file = write(steps('call: getProfile'), {
      people: 'mai: { email: mai@study-mate.example, password: wrong }',
    });
    const { code, stdout } = await play(file, '--json');
    expect([code, JSON.parse(stdout)[0].steps[0]]).toEqual([1, expect.objectContaining({ title: 'mai enters' })]);
  });
});

test('steps are repeated, and done at once', async () => {
  const repeated = `  - repeat: 3\n    steps:\n    - as: mai\n      call: updateProfile\n      body: { bio: "round \${round}" }\n`;
  const both = `  - parallel:\n    - { as: linh, call: getProfile }\n    - { call: getProfile, expect: { status: 401 } }\n`;
  const last = steps('call: getProfile\nexpect: { body: { bio: round 3 } }');
  const { state, steps: results } = await resultOf(repeated + both + last);
  expect([state, results.length]).toEqual(['passed', 8]);
});

test('somebody waits for several things at once, whichever comes first', async () => {
  const waitFor = (name: string) =>
    `    - { as: mai, wait: { event: connection_request_received, with: { sender: { id: "\${${name}.id}" } } } }\n`;
  const ask = (name: string) => `      - { as: ${name}, call: sendRequest, body: { receiver_id: "\${mai.id}" } }\n`;
  const asking = `    - repeat: 1\n      steps:\n${ask('linh')}${ask('nam')}`;
  const together = `  - parallel:\n${waitFor('linh')}${waitFor('nam')}${asking}`;
  const file = write(steps('listen: true') + together, { people: 'mai: { persona: mai }\n  linh:\n  nam:' });
  expect(await play(file)).toMatchObject({ code: 0, stderr: '' });
});

test('a check that is off lets refusals be tried', async () => {
  const wrong =
    'call: updateProfile\nbody: { year: two }\ncheck: false\nexpect: { status: 400, body: { year: [{ $match: integer }] } }';
  expect(await failureOf(steps(wrong))).toBeUndefined();
});

describe('nothing is sent', () => {
  test.each([
    ['- as: mai\n  call: getProfil', '6:11: There is no operation "getProfil". Did you mean getProfile?', 7],
    ['- as: may\n  call: getProfile', 'Nobody here is called "may". Did you mean mai?', 6],
    ['- call: getRequest', 'The path /api/matching/requests/{id}/ needs "id" in "path".', 6],
    ['- call: getRequest\n  path: { id: first }', 'id: A valid integer is required.', 7],
    ['- call: GET /api/nowhere/', 'The spec has no such path', 6],
    ['- call: updateProfile\n  body:\n    majr: Physics', 'majr: There is no such field. Did you mean major?', 8],
    ['- call: listCities\n  query: { page_size: many }', 'page_size: A valid integer is required.', 7],
    ['- call: getProfile\n  expect: { jq: ".[" }', 'jq: ', 7],
    ['- call: getProfile\n  expect: { body: { id: { $typ: number } } }', 'Did you mean $type?', 7],
    ['- call: getRequest\n  path: { id: "${request}" }', 'There is no ${request} at this point.', 7],
    ['- call: getRequest\n  path: { id: "${env.NO_SUCH}" }', 'NO_SUCH is not set in the environment.', 7],
    ['- as: mai\n  wait: { event: chat_message }', 'mai does not listen yet', 7],
    ['- as: mai\n  listen: true\n- as: mai\n  wait: { event: chat_mesage }', 'Did you mean chat_message?', 9],
    ['- as: mai', 'It needs exactly one of call, listen, send, wait, silence, parallel, repeat.', 6],
    ['- as: mai\n  call: getProfile\n  expekt: {}', 'There is no "expekt" here. Did you mean expect?', 8],
    ['- as: mai\n  listen: true\n  body: {}', 'It is only for steps with "call".', 8],
    ['- as: mai\n  listen: true\n  save: { x: .id }', '"save" does not go with the rest.', 8],
    ['- as: mai\n  wait: { event: chat_message, within: soon }', 'It is written like 500ms, 5s or 2m.', 7],
    ['- { call: getProfile', '', 7],
  ])('%s', async (text, message, line) => {
    const file = write(`  ${text.replaceAll('\n', '\n  ')}\n`);
    const { code, stdout, stderr } = await home.run(['scenario', 'run', file], {
      environment: { STUDY_MATE_URL: 'http://127.0.0.1:9' },
    });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replace(/\n {2}/g, ' ')).toContain(message.replace(/^\d+:\d+/, ''));
    expect(stderr).toMatch(new RegExp(`scenario\\.yaml:${line}:\\d+: `));
    expect((await home.run(['scenario', 'check', file])).stderr).toBe(stderr);
  });

  test('mistakes of all files are told at once', async () => {
    const files = ['one.yaml', 'two.yaml'].map((name) => write(steps('call: nothing'), { name }));
    const { code, stderr } = await play(...files);
    expect([code, stderr.match(/one\.yaml:7|two\.yaml:7/g)]).toEqual([2, ['one.yaml:7', 'two.yaml:7']]);
  });
});

test('what is fine is said to be', async () => {
  const file = write(steps('call: getProfile'));
  const { code, stdout } = await home.run(['scenario', 'check', file]);
  expect([code, stdout]).toEqual([0, `${file}\tA try\t2\t1\n`]);
});

/** What a build server reads. */
function readJunit(file: string) {
  const text = readFileSync(file, 'utf8');
  expect(XMLValidator.validate(text)).toBe(true);
  const { testsuites } = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'testcase',
  }).parse(text);
  return testsuites;
}

describe('the report for build servers', () => {
  test('has a suite for each file and a case for each step', async () => {
    const junit = join(home.folder, 'report.xml');
    const bad = write(`${steps('name: "<Ω> & \\"quoted\\" \\u0001"\ncall: getProfile\nexpect: { status: 418 }')}`, {
      name: 'bad.yaml',
    });
    const { code } = await play(shown('last-seat'), bad, '--junit', junit);
    const { tests, failures, errors, skipped, testsuite } = readJunit(junit);
    expect([code, tests, failures, errors, skipped]).toEqual([1, '11', '1', '0', '0']);
    const [good, failed] = testsuite;
    expect(good).toMatchObject({ failures: '0', tests: '8', time: expect.stringMatching(/^\d+\.\d{3}$/) });
    expect(failed.testcase.at(-1)).toMatchObject({
      name: '<Ω> & "quoted" \uFFFD',
      file: bad,
      line: '6',
      failure: { message: expect.stringContaining('expected status 418, came status 200'), type: 'expectation' },
    });
  });

  test('is written when the run is interrupted, and sockets are closed', async () => {
    const junit = join(home.folder, 'interrupted.xml');
    const close = vi.spyOn(Realtime.prototype, 'close');
    onTestFinished(() => close.mockRestore());
    const interruption = new AbortController();
    const file = write(steps('listen: true', 'wait: { event: chat_message, within: 1m }', 'call: getProfile'));
    const options = { environment: { STUDY_MATE_URL: server.url }, signal: interruption.signal };
    setTimeout(() => interruption.abort(new Interruption()), 1000);
    const result = await home.run(['scenario', 'run', file, '--junit', junit], options);
    expect(result).toEqual({ code: 130, stdout: '', stderr: '' });
    expect(close).toHaveBeenCalledTimes(1);
    const { errors, skipped, testsuite } = readJunit(junit);
    expect([errors, skipped, testsuite.testcase.at(-2).error.type]).toEqual(['1', '1', 'interruption']);
  });

  test('that cannot be written is a failure', async () => {
    const { code, stderr } = await play(write(steps('call: getProfile')), '--junit', join(home.folder, 'no/where.xml'));
    expect([code, stderr]).toEqual([1, expect.stringContaining('cannot be written')]);
  });
});

test('secrets are kept', async () => {
  const junit = join(home.folder, 'secret.xml');
  const people = 'mai: { email: mai@study-mate.example, password: "${env.LINH_SECRET}" }\n  linh: { persona: linh }';
  const login =
    '  - call: login\n    body: { email: mai@study-mate.example, password: study-together }\n    expect: { status: 418 }\n';
  const outputs = await Promise.all([
    play(write(steps('call: getProfile'), { name: 'wrong.yaml', people })),
    play(write(login, { name: 'login.yaml', people: 'mai: { persona: mai }' }), '--json', '--junit', junit),
  ]);
  const all = JSON.stringify(outputs) + readFileSync(junit, 'utf8');
  expect(all).toContain('status 200 with');
  expect(all).toContain('•••');
  expect(all).not.toMatch(/never shown|study-together|eyJ/);
});

test('people read what failed, and where', async () => {
  const file = write(steps('call: getProfile\nexpect: { status: 418 }'));
  const options = { environment: { STUDY_MATE_URL: server.url }, terminal: 200 };
  const { code, stdout, stderr } = await home.run(['scenario', 'run', file], options);
  expect([code, stderr]).toEqual([1, '✗ 1 of 1 scenarios failed.\n']);
  expect(stdout).toMatch(
    /^✗ A try \(3 steps, [\d.]+ s\)\n {2}mai: getProfile \(.*scenario\.yaml:6\)\n {2}expected status 418\n/,
  );
  expect(stdout).toMatch(/\n {2}came {5}status 200 with \{.*\n(.*\n)* {2}request {2}\S+\n$/);
});

test('schema and program know the same kinds of steps', () => {
  expect(schema.$defs.step.oneOf.flatMap(({ required }) => required)).toEqual([...kinds]);
});
