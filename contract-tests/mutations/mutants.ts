import type { Answer } from '../guards/tampering.ts';
import type { HttpInteraction, Interaction } from '../pact-files.ts';
import { bodyMutations, inOppositeOrder, type Json, placesIn } from './body-mutations.ts';

/** A server with one fault, and the interaction that should notice. */
export interface Mutant {
  name: string;
  interaction: string;
  /** What becomes of an answer, an event or an acknowledgement; undefined for one that never arrives. */
  tamper(answer: Answer): Answer | undefined;
}

const otherStatus: Record<number, number> = { 200: 201, 201: 200, 204: 200, 400: 422, 401: 403, 403: 404, 404: 410 };

const onBody =
  (change: (body: Json) => Json): Mutant['tamper'] =>
  ({ status, body }) => ({ status, body: change(body) });

/** Spoils one field. Which one, and how, is something else from interaction to interaction. */
function bodyMutants(interaction: string, content: Json, turn: number): Mutant[] {
  const mutation = bodyMutations[turn % bodyMutations.length] ?? bodyMutations[0];
  const fitting = placesIn(content).filter(({ value }) => mutation?.fits(value));
  const place = fitting[turn % Math.max(fitting.length, 1)];
  if (!mutation || !place) return [];
  const { steps } = place;
  const name = `${interaction} | ${steps.join('.')} is ${mutation.name}`;
  return [{ name, interaction, tamper: onBody((body) => mutation.apply(body, steps)) }];
}

function httpMutants({ description, response }: HttpInteraction, turn: number): Mutant[] {
  const content = response.body?.content;
  const mutants = content === undefined ? [] : bodyMutants(description, content, turn);
  const add = (what: string, tamper: Mutant['tamper']) =>
    mutants.push({ name: `${description} | ${what}`, interaction: description, tamper });
  const status = otherStatus[response.status];
  if (status && turn % 4 === 0) add(`the status is ${status}`, ({ body }) => ({ status, body }));
  if (response.status === 401) add('nobody asks for a token', () => ({ status: 200, body: {} }));
  if (response.status === 204) add('there is a body', () => ({ status: 200, body: { detail: 'Done.' } }));
  if (inOppositeOrder(content))
    add(
      'the order is the opposite',
      onBody((body) => inOppositeOrder(body) ?? body),
    );
  if (typeof content === 'object' && content !== null && 'next' in content && content.next === null) {
    add(
      'there is a page more',
      onBody((body) => ({ ...(body as object), next: 'http://localhost:8000/?page=2' })),
    );
  }
  return mutants;
}

function liveMutants(description: string, content: Json, turn: number): Mutant[] {
  return [
    ...bodyMutants(description, content, turn),
    { name: `${description} | it never comes`, interaction: description, tamper: () => undefined },
  ];
}

/** Faults for an interaction; `turn` is its place among all, so that they differ, and are the same in each run. */
export function mutantsOf(interaction: Interaction, turn: number): Mutant[] {
  if (interaction.type === 'Synchronous/HTTP') return httpMutants(interaction, turn);
  if (interaction.type === 'Asynchronous/Messages') {
    return liveMutants(interaction.description, interaction.contents.content, turn);
  }
  return liveMutants(interaction.description, interaction.response[0]?.contents.content, turn);
}
