/** What is used of it: its own declarations import folders, which Node's way of finding modules does not know. */
declare module '@pactflow/openapi-pact-comparator' {
  interface Result {
    code: string;
    message: string;
    mockDetails?: { interactionDescription?: string | null; location: string };
    specDetails?: { location: string };
  }

  export class Comparator {
    constructor(openapi: object);
    compare(pact: object): AsyncGenerator<Result>;
  }
}
