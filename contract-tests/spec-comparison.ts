import { Comparator } from '@pactflow/openapi-pact-comparator';
import type { Spec } from './documented.ts';
import type { Interaction, PactFile } from './pact-files.ts';

/** What is answered with 415 was not sent as documented: that is the point of it. */
const isMeant = (code: string, interaction: Interaction | undefined): boolean =>
  code === 'request.content-type.incompatible' &&
  interaction?.type === 'Synchronous/HTTP' &&
  interaction.response.status === 415;

/** Where pacts and spec disagree about requests, answers and their shapes, one line each; nothing runs for this. */
export async function disagreements(spec: Spec, pacts: readonly PactFile[]): Promise<string[]> {
  const comparator = new Comparator(spec);
  const found: string[] = [];
  for (const pact of pacts) {
    for await (const { code, message, mockDetails, specDetails } of comparator.compare(pact)) {
      const description = mockDetails?.interactionDescription ?? '';
      if (
        isMeant(
          code,
          pact.interactions.find((it) => it.description === description),
        )
      )
        continue;
      const place = mockDetails?.location.replace(/^\[root\]\.interactions\[\d+\]\./, '');
      found.push(`${description}: ${message} (${place}; ${specDetails?.location.replace('[root].', '')})`);
    }
  }
  return found;
}
