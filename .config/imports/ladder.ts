import { forbid, type ImportRule } from './rule.ts';

/** From the bottom up. A feature may lean on those of lower rungs, never on its neighbours or on higher ones. */
export const ladder: readonly (readonly string[])[] = [
  ['cities'],
  ['schools'],
  ['auth', 'subjects', 'goals'],
  ['location', 'matching'],
  ['discover', 'chat'],
  ['groups'],
  ['sessions'],
  ['dashboard'],
];

const rung = (feature: string, height: number): ImportRule => {
  const below = ladder.slice(0, height).flat();
  return forbid(
    `${feature}-keeps-its-rung`,
    below.length === 0
      ? `${feature} is at the bottom of the ladder; hand it the fact from above, or move the fact down.`
      : `${feature} may lean on ${below.join(', ')} only; hand it the fact from above, or move the fact down.`,
    { path: `^server/src/features/${feature}/`, pathNot: '\\.test\\.ts$' },
    { path: '^server/src/features/', pathNot: `^server/src/features/(${[feature, ...below].join('|')})/` },
  );
};

export const ladderRules = ladder.flatMap((names, height) => names.map((name) => rung(name, height)));
