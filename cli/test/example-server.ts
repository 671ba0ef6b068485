import { exampleHandlers } from '@study-mate/sdk/msw';
import { getResponse } from 'msw';

const address = 'http://spec.example';
const handlers = exampleHandlers({ baseUrl: address });

/** Fields by which people find a thing. */
const names = new Set([
  'full_name',
  'name',
  'title',
  'code',
  'name_vi',
  'name_en',
  'short_name',
  'type_display',
  'email',
]);

const onlyPerson = 123;

/** The example of a list has several rows; of several that are called alike none would be the one that is meant. */
function called(value: unknown, words: string): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map((row) => called(row, words));
  if (typeof value !== 'object' || value === null) return value;
  const isPerson = 'full_name' in value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (isPerson && name === 'id') return [name, onlyPerson];
      if (names.has(name) && typeof inner === 'string') return [name, words];
      if (name === 'next') return [name, null];
      return [name, called(inner, words)];
    }),
  );
}

/**
 * What the spec has as the answer to a request, in a world in which everything is called by the words that were typed
 * and everybody is one person: so whatever a command looks for by its name is found.
 */
export async function answerOfSpec(method: string, path: string, words: readonly string[]) {
  const response = await getResponse(handlers, new Request(address + path, { method }));
  if (!response) return undefined;
  const text = await response.text();
  return { status: response.status, body: text && JSON.stringify(called(JSON.parse(text), words.join(' '))) };
}
