import type { Host } from '../host.ts';
import { findRegistry } from './registry.ts';
import { isVersion, writeKnown } from './update-file.ts';

/** Milliseconds that the registry has. */
const patience = 5_000;
/** Bytes of its answer that are looked at; it has some dozens. */
const longestAnswer = 16_384;

const readAll = async (answer: Response): Promise<string> => {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return text;
    text += decoder.decode(value, { stream: true });
    if (text.length > longestAnswer) throw new Error('The answer is too long.');
  }
};

/** Asks the registry for the newest version and writes it down; what goes wrong is nobody's business. */
export async function lookForUpdate(environment: Host['environment']): Promise<void> {
  try {
    const answer = await fetch(`${findRegistry(environment)}-/package/@study-mate%2fcli/dist-tags`, {
      signal: AbortSignal.timeout(patience),
    });
    if (!answer.ok) return;
    const { latest } = JSON.parse(await readAll(answer)) as { latest?: unknown };
    if (isVersion(latest)) writeKnown(environment, { latest });
  } catch {
    // It is tried again tomorrow.
  }
}
