import { type Interaction, interactionsOf, type PactFile } from './pact-files.ts';

// What Pact itself is content with, although it means that less is verified than it seems.

/** No pacts, or a pact that holds nothing. */
export function assertWorthVerifying(pacts: readonly PactFile[]): void {
  if (pacts.length === 0) throw new Error('There is no pact to verify; the consumer tests write them');
  if (pacts.some(({ interactions }) => interactions.length === 0)) throw new Error('A pact holds no interaction');
}

const statesIn = (pacts: readonly PactFile[]): Set<string> =>
  new Set(interactionsOf(pacts).flatMap(({ providerStates = [] }) => providerStates.map(({ name }) => name)));

/** States that nobody brings about. */
export const unknownStates = (pacts: readonly PactFile[], known: readonly string[]): string[] =>
  [...statesIn(pacts)].filter((name) => !known.includes(name));

/** States that no pact names: nobody would notice if they broke. */
export const unusedStates = (pacts: readonly PactFile[], known: readonly string[]): string[] =>
  known.filter((name) => !statesIn(pacts).has(name));

const without = (all: readonly string[], some: readonly string[]): string[] => all.filter((it) => !some.includes(it));

/**
 * What went amiss while pacts were written: interactions that a test declared and no pact holds, because two processes
 * wrote one file; interactions that no test of this run declared, because Pact adds to files that it finds; and
 * descriptions that stand for two interactions, of which Pact keeps one.
 */
export const amiss = (declared: readonly string[], held: readonly string[]) => ({
  lost: without(declared, held),
  leftOver: without(held, declared),
  ambiguous: declared.filter((it, index) => declared.indexOf(it) !== index),
});

const headersOf = (interaction: Interaction): string[][] =>
  interaction.type === 'Synchronous/HTTP'
    ? [interaction.request, interaction.response].map(({ headers = {} }) => Object.keys(headers))
    : [];

/** Headers that are there twice, spelt differently, of which only one is held against the provider. */
export const repeatedHeaders = (interaction: Interaction): string[] =>
  headersOf(interaction).flatMap((names) => {
    const spelt = names.map((name) => name.toLowerCase());
    return names.filter((name, index) => spelt.indexOf(name.toLowerCase()) !== index);
  });
