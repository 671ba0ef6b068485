// The promises of node:fs are loaded when they are first used.
import { promises as fs } from 'node:fs';
import type { StudyMate } from '@study-mate/sdk';
import { defineCommand } from '../../command.ts';
import type { Context } from '../../context.ts';
import { CommandError, UsageError } from '../../failure.ts';
import { flag, flags, optional, toggle } from '../../parameter.ts';
import { type RawRequest, sendRaw } from '../../raw-call.ts';
import { type Field, toJsonField, toObject, toTextField, withQuery } from './fields.ts';
import { suggestFields, suggestOperations } from './suggest.ts';
import type { Target } from './target.ts';

export const callApi = defineCommand({
  name: 'api',
  summary: 'Call any operation of the API and print its answer',
  about:
    'Fields fill the parameters of the path; the others go into the query of a GET or DELETE, or else into the body.\n' +
    'A request that the spec does not allow is not sent, unless --no-check says so: that is how refusals are tried.\n' +
    'Nothing is kept: signing in this way does not change who the profile is.',
  args: {
    operation: { ...optional('Id of an operation, or an HTTP method'), suggest: suggestOperations },
    path: optional('After a method: the path, with a query if need be'),
  },
  flags: {
    field: flags('key=value', 'A field whose value is a text', {
      short: 'f',
      parse: toTextField,
      suggest: suggestFields,
    }),
    typedField: flags('key=json', 'A field whose value is JSON', {
      short: 'F',
      parse: toJsonField,
      suggest: suggestFields,
    }),
    input: flag('file', 'Send this file as the body; - is stdin', { isFile: true }),
    paginate: toggle('Ask for all pages and print the rows of all as one list'),
    noCheck: toggle('Send it also where the spec says that the server will refuse it'),
    list: toggle('List the operations'),
  },
  examples: [
    { line: 'study-mate api getProfile', about: 'By operation' },
    { line: 'study-mate api updateProfile -f major=Physics -F year=3', about: 'With a body' },
    { line: 'study-mate api getConnectionStatus -f user_id=1', about: 'With a parameter in the path' },
    { line: `study-mate api GET '/api/discover/nearby-learners/?radius=5' --paginate`, about: 'By path, all pages' },
    {
      line: `echo '{"bio": "Hello!"}' | study-mate api PATCH /api/auth/profile/ --input -`,
      about: 'A body from stdin',
    },
    { line: 'study-mate api listCities -f page_size=500 --no-check', about: 'What does the server say to that?' },
    { line: 'study-mate api --list', about: 'What there is' },
  ],

  async run(context, { operation, path, field, typedField, input, paginate, noCheck, list }) {
    const { output } = context;
    if (list) return listOperations(context);
    if (!operation) throw new UsageError('Which operation?', 'See them all with: study-mate api --list');
    const { fillPath, findTarget } = await import('./target.ts');
    const target = findTarget(operation, path);
    const filled = fillPath(target, [...field, ...typedField]);
    const request = await build(context, target.method, filled.path, filled.left, input);
    if (!noCheck) await assertAllowed(target, request);
    // A token is not shown where none is needed: a wrong password is no reason to renew it.
    const mate = await (target.operation?.isOpen ? context.anonymousClient() : context.client());
    const answer = await send(mate, request);
    const result = paginate ? await withFollowingPages(mate, request, answer) : answer;
    if (typeof result === 'string' && !(output.isJson && result))
      output.write(result.endsWith('\n') || !result ? result : `${result}\n`);
    else output.json(result);
  },
});

const listOperations = async ({ output }: Context): Promise<void> => {
  const { operationTable } = await import('@study-mate/sdk/operations');
  const rows = Object.entries(operationTable).map(([id, entry]) => ({ id, ...entry }));
  await output.list(rows, {
    columns: [
      { title: 'Operation', of: ({ id }) => id },
      { title: 'Method', of: ({ method }) => method },
      { title: 'Path', of: ({ path }) => path },
      { title: 'What it does', of: ({ summary }) => summary, isFlexible: true },
    ],
    empty: '',
  });
};

/** A path that the spec does not have is the person's own affair. */
const assertAllowed = async ({ operation }: Target, { path, body }: RawRequest): Promise<void> => {
  if (!operation) return;
  const [{ assertFits }, { valuesInPath }] = await Promise.all([import('./check.ts'), import('./target.ts')]);
  assertFits(operation.id, {
    path: valuesInPath(operation, path),
    query: Object.fromEntries(new URL(path, 'http://localhost').searchParams),
    body: body === undefined ? undefined : JSON.parse(body),
  });
};

const build = async (
  context: Context,
  method: string,
  path: string,
  fields: Field[],
  input: string | undefined,
): Promise<RawRequest> => {
  const isQuery = method === 'GET' || method === 'DELETE' || method === 'HEAD' || input !== undefined;
  const body = input === undefined ? undefined : await readBody(context, input);
  if (isQuery) return { method, path: withQuery(path, fields), body };
  return { method, path, body: fields.length ? JSON.stringify(toObject(fields)) : undefined };
};

const readBody = async ({ prompt }: Context, input: string): Promise<string> => {
  const text =
    input === '-'
      ? await prompt.readStdin()
      : await fs.readFile(input, 'utf8').catch((cause: Error) => {
          throw new CommandError(`${input} cannot be read: ${cause.message}`);
        });
  try {
    JSON.parse(text);
  } catch {
    throw new UsageError('The body is not JSON.');
  }
  return text;
};

/** The answer, if it is none of the bad ones. */
const send = async (mate: StudyMate, request: RawRequest): Promise<unknown> => {
  const { status, headers, data } = await sendRaw(mate, request);
  if (status < 400) return data;
  const { ApiError } = await import('@study-mate/sdk');
  throw new ApiError(status, headers, data);
};

const isPage = (answer: unknown): answer is { results: unknown[]; next: string | null } =>
  typeof answer === 'object' && answer !== null && 'results' in answer && Array.isArray(answer.results);

const withFollowingPages = async (mate: StudyMate, request: RawRequest, first: unknown): Promise<unknown> => {
  if (!isPage(first)) return first;
  const rows = [...first.results];
  for (let page = first; page.next; ) {
    // Only the query is followed: the token stays with the server it is for.
    const path = request.path.replace(/\?.*$/, '') + new URL(page.next, mate.baseUrl).search;
    const answer = await send(mate, { ...request, path });
    if (!isPage(answer)) break;
    rows.push(...answer.results);
    page = answer;
  }
  return rows;
};
