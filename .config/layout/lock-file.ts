const publicRegistry = 'https://registry.npmjs.org/';

interface Entry {
  resolved?: string;
  link?: boolean;
  optionalDependencies?: Record<string, string>;
}

type Entries = Record<string, Entry>;

const strangerProblems = (entries: Entries): string[] =>
  Object.entries(entries)
    .filter(([, { resolved, link }]) => resolved !== undefined && !link && !resolved.startsWith(publicRegistry))
    .map(([name, { resolved }]) => `package-lock.json: ${name} comes from ${resolved}, not from the public registry`);

/** The folders in which Node looks for a package's dependencies, from its own upwards. */
function homesOf(name: string): string[] {
  const parts = name.split('/node_modules/');
  const nested = parts.map(
    (_, index) => `${parts.slice(0, parts.length - index).join('/node_modules/')}/node_modules/`,
  );
  return [...nested, 'node_modules/'];
}

/**
 * Where a registry lacks another platform's binary, npm leaves it out of the lock file without a word, and `npm ci`
 * then refuses the file everywhere. A version that every platform has is the way out.
 */
const gapProblems = (entries: Entries): string[] =>
  Object.entries(entries).flatMap(([name, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((dependency) => !homesOf(name).some((home) => `${home}${dependency}` in entries))
      .map(
        (dependency) => `package-lock.json: ${name} may need ${dependency}, which has no entry; npm ci will refuse it`,
      ),
  );

/** What would keep somebody else from installing exactly what is locked. */
export function lockFileProblems(lockFile: string): string[] {
  const { packages } = JSON.parse(lockFile) as { packages: Entries };
  return [...strangerProblems(packages), ...gapProblems(packages)];
}
