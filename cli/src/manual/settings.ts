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
  ['FORCE_COLOR', 'Colour, even into a file; 0 is none.'],
  ['STUDY_MATE_PAGER', 'What shows a result that is longer than the terminal; empty for nothing. Else PAGER, or less.'],
  ['PAGER', 'The same for all programs.'],
  ['STUDY_MATE_SCREEN_READER', 'Anything but 0: as with --plain.'],
  ['ACCESSIBLE', 'The same for all programs.'],
  ['COLUMNS', 'How wide help is where there is no terminal.'],
  ['STUDY_MATE_NO_UPDATE_NOTICE', 'No word about newer versions, and no look for them.'],
  ['npm_config_registry', 'Where newer versions are looked for; else what .npmrc names.'],
  ['XDG_CACHE_HOME', 'What is known of newer versions is in study-mate/ in it, or in ~/.cache.'],
  ['STUDY_MATE_FORCE_TERMINAL', 'A number of columns: print as on a terminal that wide, even into a file.'],
  ['STUDY_MATE_DEBUG', 'Show where an error came from.'],
] as const;
