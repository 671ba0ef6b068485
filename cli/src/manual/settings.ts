import { exitCodes } from '../exit.ts';

const exits: Record<keyof typeof exitCodes, string> = {
  ok: 'Done.',
  failed: 'It failed.',
  usage: 'The command was called in a way that cannot work.',
  notSignedIn: 'Nobody is signed in, or the session is over.',
  interrupted: 'Ended by Ctrl-C; also how a tail ends.',
  terminated: 'Ended by SIGTERM.',
};

/** What each exit code says. */
export const exitMeanings = Object.entries(exits).map(
  ([name, text]) => [`${exitCodes[name as keyof typeof exitCodes]}`, text] as const,
);

/** What the program looks at around it. */
export const settingMeanings = [
  ['STUDY_MATE_URL', 'The server, unless --url names one.'],
  ['STUDY_MATE_PROFILE', 'Who one is, unless --profile says.'],
  ['XDG_CONFIG_HOME', 'Profiles are in study-mate/ in it, or in ~/.config.'],
  ['NO_COLOR', 'No colour.'],
  ['STUDY_MATE_FORCE_TERMINAL', 'A number of columns: print as on a terminal that wide, even into a file.'],
  ['STUDY_MATE_DEBUG', 'Show where an error came from.'],
] as const;
