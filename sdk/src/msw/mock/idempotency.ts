import type { OperationId } from './operation.ts';
import { keyReused, Problem } from './problem.ts';
import type { World } from './world.ts';

const day = 86_400_000;

export interface Answer {
  status: number;
  content: unknown;
  headers: Record<string, string>;
}

/** Refusals that another try may not meet. */
const isPassing = (status: number): boolean => status >= 500 || [401, 408, 409, 413, 429].includes(status);

function attempt(act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    if (error instanceof Problem) return { status: error.status, content: error.body, headers: error.headers };
    throw error;
  }
}

interface Keyed {
  key: string;
  operation: OperationId;
  userId: number;
  input: object;
}

/** Does a write once for each key of a person and operation; whoever repeats it within a day gets the same answer. */
export function once(world: World, { key, operation, userId, input }: Keyed, act: () => Answer): Answer {
  const name = JSON.stringify([userId, operation, key]);
  const fingerprint = JSON.stringify(input);
  const known = world.keyedWrites.get(name);
  if (known && known.expires > world.now()) {
    if (known.fingerprint !== fingerprint) throw keyReused();
    const { headers, ...told } = JSON.parse(known.answer) as Answer;
    return { ...told, headers: { ...headers, 'Idempotent-Replayed': 'true' } };
  }
  const answer = attempt(act);
  if (!isPassing(answer.status)) {
    world.keyedWrites.set(name, { fingerprint, answer: JSON.stringify(answer), expires: world.now() + day });
  }
  return answer;
}
