import type { Given } from '../states.ts';
import type { Answer, Exchange, OperationId, Responses } from './exchange.ts';
import type { Rule } from './matching-rules.ts';

/** The fields of an answer that a client needs for its work, each a value or a rule. What it ignores is left out. */
export type Part<T> =
  | Rule
  | (T extends readonly (infer Item)[]
      ? readonly Part<Item>[]
      : T extends object
        ? { [Key in keyof T]?: Part<T[Key]> }
        : T);

/** A request that a client makes, and as much of the answer as it relies on. */
export type Ask = Omit<Exchange, 'title' | 'given'>;

interface Details<Id extends OperationId, Status> extends Omit<Ask, 'operation' | 'status' | 'answer'> {
  answer?: Part<Answer<Id, Status>>;
}

export const ask = <Id extends OperationId, const Status extends keyof Responses<Id>>(
  operation: Id,
  status: Status,
  details: Details<Id, Status> = {},
): Ask => ({ ...details, operation, status }) as unknown as Ask;

/** Requests in one situation, named by what makes them. The same one may be made several times, for different things. */
export const titled = (title: string, given: readonly Given[], asks: readonly Ask[]): Exchange[] =>
  asks.map((it, index) => {
    const before = asks.slice(0, index).filter(({ operation }) => operation === it.operation).length;
    return { ...it, given, title: before > 0 ? `${title}, ${before + 1}` : title };
  });
