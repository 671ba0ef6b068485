import type { Host, OutputStream } from '../host.ts';

type Environment = Host['environment'];

const isOff = (value: string): boolean => ['', '0', 'false', 'no'].includes(value.toLowerCase());

/** Whether everything is to be said in words, one after the other, as screen readers like it. */
export const isPlainWished = ({ STUDY_MATE_SCREEN_READER: own = '', ACCESSIBLE: general = '' }: Environment): boolean =>
  !isOff(own) || !isOff(general);

/** Who asks for colour gets it anywhere, who asks for none gets none, and else it is for terminals. */
export const mayColour = (stream: OutputStream, { FORCE_COLOR: forced, NO_COLOR, TERM }: Environment): boolean =>
  forced ? !isOff(forced) : !NO_COLOR && TERM !== 'dumb' && !!stream.isTTY;

/** Columns of the paper: those of the terminal, or what somebody says where there is none. */
export const widthOf = (stream: OutputStream, { STUDY_MATE_FORCE_TERMINAL, COLUMNS }: Environment): number =>
  Number(STUDY_MATE_FORCE_TERMINAL) || stream.columns || Math.max(0, Number.parseInt(COLUMNS ?? '', 10)) || 80;
