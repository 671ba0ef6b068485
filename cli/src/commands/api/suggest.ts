import type { Suggestion } from '../../parameter.ts';

export const suggestOperations = async (): Promise<Suggestion[]> => {
  const { operationTable } = await import('@study-mate/sdk/operations');
  return Object.entries(operationTable).map(([word, { summary }]) => ({ word, about: summary }));
};

/** The names of what the operation among the words takes, and values where there is a list of them. */
export const suggestFields = async (_: unknown, words: readonly string[]): Promise<Suggestion[]> => {
  const { inputs } = await import('@study-mate/sdk/inputs');
  const operation = words.find((word) => Object.hasOwn(inputs, word)) ?? '';
  const { path = {}, query = {}, body } = inputs[operation] ?? {};
  return Object.entries({ ...path, ...query, ...body?.properties }).flatMap(([name, rule]) => [
    { word: `${name}=`, about: rule.types.join(' or ') },
    ...(rule.enum ?? []).map((value) => ({ word: `${name}=${value}`, about: '' })),
  ]);
};
