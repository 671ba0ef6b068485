import type { Client, ClientOptions } from 'openapi-fetch';
import type { paths } from '../generated/schema.ts';

export type TypedClient = Client<paths>;
type Method = (...values: unknown[]) => unknown;

const methods = /* @__PURE__ */ 'GET POST PUT PATCH DELETE HEAD OPTIONS TRACE request use eject'.split(' ');

/**
 * An openapi-fetch client whose code is loaded when it is first called: most programs never do, and it is larger
 * than all the resources together. Its calls keep their order while it loads.
 */
export const createTypedClient = (options: ClientOptions): TypedClient => {
  let client: Promise<Record<string, Method>> | undefined;
  const call = (name: string, values: unknown[]) => {
    client ??= import('openapi-fetch').then(
      ({ default: createClient }) => createClient<paths>(options) as unknown as Record<string, Method>,
    );
    return client.then((loaded) => loaded[name]?.(...values));
  };
  return Object.fromEntries(
    methods.map((name) => [name, (...values: unknown[]) => call(name, values)]),
  ) as unknown as TypedClient;
};
