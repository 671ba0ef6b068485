import document from '@study-mate/openapi/openapi.json' with { type: 'json' };

interface Content {
  $ref?: string;
  content?: Record<string, unknown>;
}

interface Operation {
  operationId: string;
  tags: string[];
  requestBody?: Content;
  responses: Record<string, Content>;
}

interface EventEntry {
  payload: object;
  acknowledgement?: object;
}

/** The spec, as far as interactions are held against it. */
export interface Spec {
  paths: Record<string, Record<string, unknown>>;
  components: { responses?: Record<string, Content>; requestBodies?: Record<string, Content> };
  'x-events': { client: Record<string, EventEntry>; server: Record<string, EventEntry>; refusal: object };
}

export interface Documented {
  id: string;
  tag: string;
  method: string;
  path: string;
  /** Media types of the request's body; none when it has none. */
  bodies: readonly string[];
  /** By status, with the media types of the answer; none when it has no body. */
  answers: ReadonlyMap<number, readonly string[]>;
}

export const spec = document as unknown as Spec;

const methods = ['get', 'post', 'put', 'patch', 'delete'];

const mediaTypesOf = (from: Record<string, Content> = {}, it: Content = {}): string[] => {
  const found = it.$ref ? from[it.$ref.split('/').at(-1) ?? ''] : it;
  return Object.keys(found?.content ?? {});
};

/** Every operation of a spec, with every status that it documents. */
export const operationsOf = (document: Spec): Documented[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, value]) => {
        const { operationId: id, tags, requestBody, responses } = value as Operation;
        const answers = Object.entries(responses).map(
          ([status, it]) => [Number(status), mediaTypesOf(document.components.responses, it)] as const,
        );
        return {
          id,
          tag: tags[0] ?? '',
          method: method.toUpperCase(),
          path,
          bodies: mediaTypesOf(document.components.requestBodies, requestBody),
          answers: new Map(answers),
        };
      }),
  );

export const operations = operationsOf(spec);

const operation = (id: string): Documented | undefined => operations.find((it) => it.id === id);

export const tagOf = (id: string): string => operation(id)?.tag ?? '';

export const documentedStatuses = (id: string): number[] => [...(operation(id)?.answers.keys() ?? [])];
