import { MemoryTokenStore, type operations, StudyMate, type Tokens } from '@study-mate/sdk';
import { operationTable } from '@study-mate/sdk/operations';
import { tagOf } from '../documented.ts';
import { facts, type Given } from '../states.ts';
import { type Rule, type Template, textWithFacts } from './matching-rules.ts';
import { aPact, stand, untilNoted } from './pact.ts';

export type OperationId = keyof operations;
export type Responses<Id extends OperationId> = operations[Id]['responses'];
export type Answer<Id extends OperationId, Status> = Status extends keyof Responses<Id>
  ? Responses<Id>[Status] extends { content: { 'application/json': infer Body } }
    ? Body
    : undefined
  : never;

/** One request and its answer, as the pact records them. */
export interface Exchange<
  Id extends OperationId = OperationId,
  Status extends keyof Responses<Id> = keyof Responses<Id>,
> {
  operation: Id;
  /** What is special about it; with the operation it names the interaction. */
  title: string;
  given: readonly Given[];
  /** The access token it is sent with, or nobody's. Unless told, mine where the operation wants one. */
  token?: string | undefined;
  /** Path parameters, in which placeholders may stand for what a state hands over. */
  params?: Record<string, string | number>;
  query?: Record<string, string>;
  body?: unknown;
  /** What it is sent as `Idempotency-Key`; without it the SDK thinks of one, which is in no pact. */
  key?: string;
  /** A body that is sent as something other than JSON. */
  text?: { type: string; content: string };
  status: Status;
  headers?: Record<string, Rule | string>;
  answer?: Template<Answer<Id, Status>>;
}

/** Spares the type parameters: the answer is checked against the status of the operation. */
export const exchange = <Id extends OperationId, const Status extends keyof Responses<Id>>(
  it: Exchange<Id, Status>,
): Exchange => it as unknown as Exchange;

const myTokens: Tokens = { access: facts.access, refresh: facts.refresh };

const pathOf = ({ operation, params = {} }: Exchange): Rule | string => {
  const template = operationTable[operation]?.path ?? '';
  return textWithFacts(template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name])));
};

const tokenOf = (it: Exchange): string | undefined =>
  'token' in it ? it.token : operationTable[it.operation]?.isOpen ? undefined : myTokens.access;

const descriptionOf = ({ operation, title }: Exchange): string => `${operation}: ${title}`;

function add(pact: ReturnType<typeof aPact>, it: Exchange) {
  const interaction = pact.addInteraction().uponReceiving(descriptionOf(it));
  stand(interaction, it.given);
  const token = tokenOf(it);
  return interaction
    .withRequest(operationTable[it.operation]?.method ?? '', pathOf(it) as string, (request) => {
      if (token) request.headers({ Authorization: `Bearer ${token}` });
      if (it.key) request.headers({ 'Idempotency-Key': it.key });
      if (it.query) {
        const pairs = Object.entries(it.query).map(([name, value]) => [name, textWithFacts(value) as string]);
        request.query(Object.fromEntries(pairs));
      }
      if (it.text) request.body(it.text.type, Buffer.from(it.text.content));
      else if (it.body !== undefined) request.jsonBody(it.body);
    })
    .willRespondWith(it.status as number, (response) => {
      if (it.headers) response.headers(it.headers as Record<string, string>);
      if (it.answer !== undefined) response.jsonBody(it.answer);
    });
}

/** Where `fetchOnce` takes its place, it is still what it stands on. */
const { fetch: realFetch } = globalThis;

/**
 * Every interaction has a mock server of its own, and ports come back: a connection kept alive would lead to one that is
 * gone.
 */
export const fetchOnce = (request: Request): Promise<Response> => {
  request.headers.set('Connection', 'close');
  return realFetch(request);
};

/** Records exchanges by having a consumer make them at this address: it must send exactly these requests, each once. */
export async function recordAt<Result>(
  exchanges: readonly Exchange[],
  use: (url: string) => Promise<Result>,
): Promise<Result> {
  const [first, ...others] = exchanges;
  if (!first) throw new Error('There is nothing to record');
  const pact = aPact(tagOf(first.operation), exchanges.map(descriptionOf));
  const last = others.reduce((_, it) => add(pact, it), add(pact, first));
  let result: { value: Result } | undefined;
  await last.executeTest(async ({ url, port }) => {
    result = { value: await use(url) };
    await untilNoted(last, port);
  });
  if (!result) throw new Error('The exchange did not take place');
  return result.value;
}

/**
 * Records exchanges by having the SDK make them; `use` asserts what it makes of the answers. Nothing is tried again, so
 * that an error is seen as it comes.
 */
export const record = <Result>(
  exchanges: readonly Exchange[],
  use: (mate: StudyMate) => Promise<Result>,
): Promise<Result> =>
  recordAt(exchanges, (baseUrl) => {
    const [access = facts.access] = exchanges.slice(0, 1).flatMap((it) => tokenOf(it) ?? []);
    const isSignedIn = exchanges.some((it) => tokenOf(it) !== undefined);
    const tokenStore = new MemoryTokenStore(isSignedIn ? { ...myTokens, access } : undefined);
    return use(new StudyMate({ baseUrl, fetch: fetchOnce, retries: 0, tokenStore }));
  });

/** Records an exchange that ends in an error, and answers with what the SDK throws. */
export const recordError = (refused: Exchange, use: (mate: StudyMate) => Promise<unknown>): Promise<unknown> =>
  record([refused], (mate) =>
    use(mate).then(
      () => Promise.reject(new Error(`The SDK took ${refused.status} for success`)),
      (error: unknown) => error,
    ),
  );
