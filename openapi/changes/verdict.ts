import type { Change } from './compare.ts';

export interface Release {
  version: string;
  changelog: string;
}

const major = (version: string): number => Number(version.split('.')[0]);

/** What the changelog says under a heading, down to the next one of the same rank. */
function section(text: string, heading: RegExp, rank: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => heading.test(line));
  if (start === -1) return '';
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith(`${rank} `));
  return rest.slice(0, end === -1 ? undefined : end).join('\n');
}

function tellsOfBreaking({ version, changelog }: Release): boolean {
  const escaped = version.replaceAll('.', '\\.');
  const release = section(changelog, new RegExp(`^## \\[${escaped}\\]`), '##');
  return section(release, /^### Breaking\b/, '###').trim() !== '';
}

/** What stands in the way of these changes; empty when nothing does. */
export function findObjections(changes: readonly Change[], base: { version: string }, revision: Release): string[] {
  if (!changes.some(({ impact }) => impact === 'major')) return [];
  const objections: string[] = [];
  if (major(revision.version) <= major(base.version)) {
    objections.push(
      `These changes break clients of ${base.version}: info.version in openapi/openapi.yaml must become ${major(base.version) + 1}.0.0, not ${revision.version}.`,
    );
  }
  if (!tellsOfBreaking(revision)) {
    objections.push(
      `CHANGELOG.md says nothing under "### Breaking" of "## [${revision.version}]": tell people what to change.`,
    );
  }
  return objections;
}
