/** A length of time as it is written: `500ms`, `5s`, `2m`. */
export type Duration = string;

export interface PersonPlan {
  persona?: string;
  email?: string;
  password?: string;
  profile?: Record<string, unknown>;
}

export interface Expectation {
  status?: number | number[];
  body?: unknown;
  jq?: string | string[];
  refused?: string;
}

interface Awaited {
  event: string;
  with?: unknown;
}

/** One step, as it is written; of what it does there is exactly one. */
export interface Step {
  name?: string;
  as?: string;
  call?: string;
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  check?: boolean;
  listen?: true;
  send?: { conversation?: number | string; group?: number | string; content: string };
  wait?: Awaited & { within?: Duration };
  silence?: Awaited & { for?: Duration };
  parallel?: Step[];
  repeat?: number;
  steps?: Step[];
  expect?: Expectation;
  save?: Record<string, string>;
}

/** What a file says, once it has been found to be as the schema wants it. */
export interface Scenario {
  name: string;
  people: Record<string, PersonPlan | null>;
  variables: Record<string, unknown>;
  steps: Step[];
}

/** What can be done in a step. */
export const kinds = [
  'call',
  'listen',
  'send',
  'wait',
  'silence',
  'parallel',
  'repeat',
] as const satisfies readonly (keyof Step)[];

export const kindOf = (step: Step): (typeof kinds)[number] => kinds.find((kind) => step[kind] !== undefined) ?? 'call';

/** What the report calls a step. */
export function titleOf(step: Step): string {
  if (step.name) return step.name;
  const { as = 'nobody', wait, silence, repeat } = step;
  return {
    call: `${as}: ${step.call}`,
    listen: `${as} listens`,
    send: `${as} writes`,
    wait: `${as} hears ${wait?.event}`,
    silence: `${as} hears no ${silence?.event}`,
    parallel: 'at once',
    repeat: `${repeat} times`,
  }[kindOf(step)];
}

const units = { ms: 1, s: 1000, m: 60_000 };

export function toMilliseconds(duration: Duration): number {
  const [, count, unit] = /^([\d.]+)(ms|s|m)$/.exec(duration) ?? [];
  return Number(count) * units[unit as keyof typeof units];
}
