import document from '@study-mate/openapi/openapi.json' with { type: 'json' };

interface Response {
  $ref?: string;
  headers?: Record<string, unknown>;
  content?: Record<string, unknown>;
}

interface Operation {
  operationId: string;
  responses: Record<string, Response>;
}

export interface Documented {
  id: string;
  method: string;
  path: string;
  /** By status, with the media types of the answer; none when it has no body. */
  answers: ReadonlyMap<number, readonly string[]>;
}

/** The spec, as far as interactions are held against it. */
export interface Spec {
  paths: Record<string, Record<string, unknown>>;
  components: { responses: Record<string, Response>; schemas: Record<string, unknown> };
  'x-events': { client: Record<string, EventEntry>; server: Record<string, EventEntry>; refusal: object };
}

interface EventEntry {
  payload: object;
  acknowledgement?: object;
}

export const spec = document as unknown as Spec;

const methods = ['get', 'post', 'put', 'patch', 'delete'];

const responseOf = ({ components }: Spec, response: Response): Response =>
  response.$ref ? (components.responses[response.$ref.split('/').at(-1) ?? ''] ?? {}) : response;

/** Every operation of a spec, with every status that it documents. */
export const operationsOf = (document: Spec): Documented[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, value]) => {
        const { operationId: id, responses } = value as Operation;
        const answers = Object.entries(responses).map(
          ([status, it]) => [Number(status), Object.keys(responseOf(document, it).content ?? {})] as const,
        );
        return { id, method: method.toUpperCase(), path, answers: new Map(answers) };
      }),
  );

export const operations = operationsOf(spec);

export const documentedStatuses = (id: string): number[] => [
  ...(operations.find((it) => it.id === id)?.answers.keys() ?? []),
];
