export type Step = string | number;
export type Json = unknown;

/** A value inside an answer, and the way to it. */
export interface Place {
  steps: readonly Step[];
  value: Json;
}

const isRecord = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every field of a body; of lists only the first element counts. */
export function placesIn(value: Json, steps: readonly Step[] = []): Place[] {
  if (Array.isArray(value)) return value.length > 0 ? placesIn(value[0], [...steps, 0]) : [];
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    { steps: [...steps, key], value: inner },
    ...placesIn(inner, [...steps, key]),
  ]);
}

/** The body with something done to the object that holds the last step. Left alone where there is no such object. */
function changed(
  body: Json,
  steps: readonly Step[],
  change: (parent: Record<string, Json>, key: string) => void,
): Json {
  const copy = structuredClone(body);
  const parent = steps.slice(0, -1).reduce<Json>((at, step) => (at as Record<Step, Json> | null)?.[step], copy);
  if (isRecord(parent)) change(parent, String(steps.at(-1)));
  return copy;
}

const time = /^\d{4}-\d\d-\d\dT/;

const ofAnotherType = (value: Json): Json => {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value.length;
  return Array.isArray(value) ? { items: value } : [value];
};

export interface BodyMutation {
  name: string;
  /** Whether the value can be spoilt in this way. */
  fits(value: Json): boolean;
  apply(body: Json, steps: readonly Step[]): Json;
}

export const bodyMutations: readonly BodyMutation[] = [
  {
    name: 'dropped',
    fits: () => true,
    apply: (body, steps) => changed(body, steps, (parent, key) => delete parent[key]),
  },
  {
    name: 'renamed',
    fits: () => true,
    apply: (body, steps) =>
      changed(body, steps, (parent, key) => {
        parent[`${key}_`] = parent[key];
        delete parent[key];
      }),
  },
  {
    name: 'of another type',
    fits: (value) => value !== null,
    apply: (body, steps) =>
      changed(body, steps, (parent, key) => {
        parent[key] = ofAnotherType(parent[key]);
      }),
  },
  {
    name: 'null',
    fits: (value) => value !== null,
    apply: (body, steps) =>
      changed(body, steps, (parent, key) => {
        parent[key] = null;
      }),
  },
  {
    name: 'a time in another format',
    fits: (value) => typeof value === 'string' && time.test(value),
    apply: (body, steps) =>
      changed(body, steps, (parent, key) => {
        parent[key] = new Date(String(parent[key])).toUTCString();
      }),
  },
];

/** The body with its longest list in the opposite order, and undefined where no list has two elements. */
export function inOppositeOrder(body: Json): Json | undefined {
  const lists: Json[][] = [];
  const copy = structuredClone(body);
  const visit = (value: Json): void => {
    if (Array.isArray(value) && value.length > 1) lists.push(value);
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(copy);
  const longest = lists.toSorted((one, another) => another.length - one.length)[0];
  longest?.reverse();
  return longest && copy;
}
