export interface ReportedChange {
  path: string;
  typeName: string;
  kind: 'added' | 'removed' | 'modified';
  impact: 'major' | 'minor' | 'patch';
  verdicts: { message: string }[];
  /** The one that was modified. */
  property?: string;
  base?: { value: unknown };
}

const isRequested = ({ path }: ReportedChange) => path.includes('/requestBody/') || path.includes('/parameters/');

/** What Redocly lets pass, and yet breaks those who rely on it. */
const stricterRules: { says: string; isBroken(change: ReportedChange): boolean }[] = [
  {
    says: 'What is meant when nothing is sent has changed.',
    isBroken: (change) => change.property === 'default' && isRequested(change),
  },
  {
    says: 'What a client sends here would be ignored.',
    isBroken: (change) => change.kind === 'removed' && isRequested(change) && /\/properties\/[^/]+$/.test(change.path),
  },
  {
    says: 'The SDK would offer the operation in another place.',
    isBroken: ({ typeName, property }) => typeName === 'Operation' && property === 'tags',
  },
  {
    says: 'The operation was open to everybody.',
    isBroken: ({ typeName, kind, base }) =>
      typeName === 'SecurityRequirementList' &&
      kind === 'removed' &&
      Array.isArray(base?.value) &&
      base.value.length === 0,
  },
];

/** How a change weighs, and why. */
export function rate(change: ReportedChange): Pick<ReportedChange, 'impact'> & { message: string } {
  const broken = stricterRules.find((rule) => rule.isBroken(change));
  if (broken) return { impact: 'major', message: broken.says };
  const said = change.verdicts.map(({ message }) => message).join(' ');
  return { impact: change.impact, message: said || [change.property, change.kind].filter(Boolean).join(' ') };
}
