// Names and messages are written by strangers. A terminal obeys the control characters in them: they could move the
// cursor, change the window's title or hide text. Marks that turn the direction of writing could disguise a name.
const unsafe = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** The text without anything that a terminal would obey; lines stay lines. */
export const printable = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(unsafe, (character) => (character === '\n' ? '\n' : ''));

/** The same on one line. */
export const printableLine = (text: string): string => printable(text).replace(/\n+/g, ' ');
