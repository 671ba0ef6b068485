/** Values that steps may refer to, by the first word of a reference. */
export type Scope = Readonly<Record<string, unknown>>;

const reference = /\$\{([^}]*)\}/g;
const moment = /^now(?:\s*([+-])\s*(\d+)\s*([smhd]))?$/;
const seconds = { s: 1, m: 60, h: 3600, d: 86_400 };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** All references in a value, at any depth. */
export function referencesIn(value: unknown): string[] {
  if (typeof value === 'string') return [...value.matchAll(reference)].map(([, inner = '']) => inner.trim());
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  return isRecord(value) ? Object.values(value).flatMap(referencesIn) : [];
}

/** Whether a text is known only when its step is done. */
export const hasReference = (value: unknown): boolean => referencesIn(value).length > 0;

/** `now`, `now+2h`, `now - 30m`. */
const momentOf = (text: string): string | undefined => {
  const [whole, sign, count, unit] = moment.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const away = unit ? Number(count) * seconds[unit as keyof typeof seconds] * (sign === '-' ? -1 : 1) : 0;
  return new Date(Date.now() + away * 1000).toISOString();
};

/** The first word of a reference, which says whose value it is; none where it names a moment. */
export const rootOf = (text: string): string | undefined => (moment.test(text) ? undefined : text.split('.')[0]);

/** The value that a reference stands for; undefined if there is none. */
export function lookUp(text: string, scope: Scope): unknown {
  const now = momentOf(text);
  if (now) return now;
  return text
    .split('.')
    .reduce<unknown>((value, name) => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined), scope);
}

export class UnknownReference extends Error {
  constructor(text: string) {
    super(`There is no \${${text}}.`);
  }
}

const find = (text: string, scope: Scope): unknown => {
  const value = lookUp(text.trim(), scope);
  if (value === undefined) throw new UnknownReference(text.trim());
  return value;
};

const toText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The value with what its references stand for. A text that is nothing but one keeps the type of what it stands for. */
export function fillIn<Value>(value: Value, scope: Scope, write = toText): Value {
  const fill = (part: unknown): unknown => {
    if (typeof part === 'string') {
      const [, only] = /^\$\{([^}]*)\}$/.exec(part) ?? [];
      if (only !== undefined && write === toText) return find(only, scope);
      return part.replace(reference, (_, inner: string) => write(find(inner, scope)));
    }
    if (Array.isArray(part)) return part.map(fill);
    if (!isRecord(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, fill(inner)]));
  };
  return fill(value) as Value;
}

/** An expression of jq, in which references are values of JSON. */
export const fillInExpression = (expression: string, scope: Scope): string =>
  fillIn(expression, scope, (value) => JSON.stringify(value));
