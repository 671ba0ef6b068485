/** A text in which nothing means anything to roff. */
const escapeRoff = (text: string): string =>
  text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/^([.'])/gm, '\\&$1')
    .replace(/\n+/g, '\n');

const quote = (text: string): string => `"${escapeRoff(text).replace(/"/g, '\\(dq')}"`;

export const bold = (text: string): string => `.B ${quote(text)}\n`;
export const section = (title: string, body: string): string => (body ? `.SH ${quote(title)}\n${body}` : '');
export const subsection = (title: string, body: string): string => `.SS ${quote(title)}\n${body}`;
export const paragraph = (text: string): string => `.PP\n${escapeRoff(text)}\n`;

/** A term, and below it what it means. */
export const item = (term: string, text: string): string => `.TP\n${bold(term)}${escapeRoff(text)}\n`;

/** Lines to copy: they are not broken. */
export const verbatim = (text: string): string => `.PP\n.EX\n${escapeRoff(text)}\n.EE\n`;

/** How a page begins. */
export const heading = (name: string, version: string): string =>
  `.TH ${quote(name.toUpperCase())} 1 "" ${quote(`Study Mate ${version}`)} "Study Mate"\n`;
