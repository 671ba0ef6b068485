import { flag, type Parameter, toggle } from './parameter.ts';

/** The flags that every command has. */
export const globalFlags = {
  json: toggle('Print the result as JSON, and errors as one JSON object on stderr'),
  profile: flag('name', 'Act as this profile ($STUDY_MATE_PROFILE, or "default")'),
  url: flag('address', 'Talk to this server ($STUDY_MATE_URL, or the one signed in to)'),
};

/** `pageSize` → `--page-size` */
export const toFlagName = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

export const kebab = (name: string): string => toFlagName(name).slice(2);

/** How an argument is written in usage: `<id>`, `[text]`, `<words...>`. */
export const toArgumentUsage = (name: string, { takes }: Parameter): string => {
  const inner = kebab(name) + (takes === 'some' || takes === 'any' ? '...' : '');
  return takes === 'one' || takes === 'some' ? `<${inner}>` : `[${inner}]`;
};

/** How a flag is written in help: `-m, --message <text>`. */
export const toFlagUsage = (name: string, { short, placeholder }: Parameter): string =>
  [short && `-${short}, `, toFlagName(name), placeholder && ` <${placeholder}>`].filter(Boolean).join('');
