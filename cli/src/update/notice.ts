import manifest from '../../package.json' with { type: 'json' };
import type { Host } from '../host.ts';
import { mayColour } from '../output/appearance.ts';
import { createStyle } from '../output/style.ts';
import { readKnown, writeKnown } from './update-file.ts';

const day = 24 * 60 * 60 * 1_000;

const isSet = (value: string | undefined): boolean => !!value && value !== '0' && value !== 'false';

/** Only a person at a terminal wants to know. */
const isWanted = ({ args, environment, stdout, stderr }: Omit<Host, 'stdin' | 'signal'>): boolean => {
  const { STUDY_MATE_NO_UPDATE_NOTICE, CI, BUILD_NUMBER, RUN_ID } = environment;
  const isForPrograms = args.some((word) => /^--(json|jq|template)(=|$)/.test(word));
  const isUnwanted = [STUDY_MATE_NO_UPDATE_NOTICE, CI, BUILD_NUMBER, RUN_ID].some(isSet);
  return !!stdout.isTTY && !!stderr.isTTY && !isForPrograms && !isUnwanted;
};

const isNewer = (latest: string, current: string): boolean => {
  const [core = '', preview] = current.split('-');
  const [theirs, ours] = [latest, core].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const at = theirs.findIndex((number, index) => number !== ours[index]);
  return at === -1 ? preview !== undefined : (theirs[at] ?? 0) > (ours[at] ?? 0);
};

interface Surroundings {
  /** Begins to look for a newer version, beside this program and after its end. */
  look(): Promise<void>;
  now?: number;
  version?: string;
}

/** Tells once a day that there is a newer version, from what was found before, and has it looked for as often. */
export async function tellOfUpdate(
  host: Omit<Host, 'stdin' | 'signal'>,
  { look, now = Date.now(), version = manifest.version }: Surroundings,
): Promise<void> {
  if (!isWanted(host)) return;
  const { environment, stderr } = host;
  try {
    const { lookedAt, toldAt, latest } = readKnown(environment);
    // A clock that was put back must not silence it for ever.
    const isOver = (moment: number) => Math.abs(now - moment) >= day;
    if (latest && isNewer(latest, version) && isOver(toldAt)) {
      writeKnown(environment, { toldAt: now });
      const words = `Study Mate ${latest} is there, this is ${version}. Update with: npm install --global ${manifest.name}`;
      stderr.write(`${createStyle(mayColour(stderr, environment)).yellow(words)}\n`);
    }
    if (isOver(lookedAt)) {
      // Written before: what cannot be remembered is not done, or it would be done each time.
      writeKnown(environment, { lookedAt: now });
      await look();
    }
  } catch {
    // A folder that cannot be written to is no reason to bother anybody.
  }
}
