import type { Api, RequestOptions } from './api.ts';
import { type PageBody, PagePromise } from './page.ts';
import { randomUuid } from './uuid.ts';

type Word = 'body' | 'query' | 'paged' | 'open' | 'keyed' | 'message';

/** `'POST /api/chat/messages/ body message keyed'`: the method, the path, and what else sets the operation apart. */
export type Operation = `${Uppercase<string>} /${string}`;

const withMessageId = (body?: { client_message_id?: string | null }) => ({
  ...body,
  client_message_id: body?.client_message_id ?? randomUuid(),
});

/**
 * A method from its line. The lines are a fraction of the size of written-out methods, and their types come from
 * the interface next to them, which is generated from the same operation.
 */
const toMethod =
  (api: Api, line: Operation) =>
  (...values: unknown[]) => {
    const [method = '', template = '', ...words] = line.split(' ');
    const is = (word: Word) => words.includes(word);
    const path = template.replace(/{\w+}/g, () => encodeURIComponent(String(values.shift())));
    const input = (is('body') || is('query') ? values.shift() : undefined) as object | undefined;
    const options = values.shift() as RequestOptions | undefined;
    // Whoever is told of the message in several ways knows it by its id.
    const body = is('message') ? withMessageId(input) : is('body') ? input : undefined;
    const call = (query?: object) =>
      api.call(method, path, { query, body }, options, { isOpen: is('open'), isKeyed: is('keyed') });
    return is('paged')
      ? PagePromise.from(call as (query?: object) => Promise<PageBody>, input)
      : call(body ? undefined : input);
  };

/** The methods of one tag, from a line each. */
export const createResource = <Resource>(api: Api, operations: Record<keyof Resource & string, Operation>): Resource =>
  Object.fromEntries(
    Object.entries<Operation>(operations).map(([name, line]) => [name, toMethod(api, line)]),
  ) as Resource;
