import { type Selection, toSelection } from './output/selection.ts';
import { flag, type Parameter, toggle } from './parameter.ts';

/** A flag as it always was, to which fields may be tied. */
const json: Parameter<Selection | undefined> = {
  ...flag('fields', 'Print JSON, of these fields only if any are named; errors are one JSON object on stderr', {
    parse: toSelection,
  }),
  isValueOptional: true,
};

/** The flags that every command has. */
export const globalFlags = {
  json,
  jq: flag('expression', 'Print what this jq expression makes of the JSON'),
  template: flag('text', 'Print the JSON filled into this Mustache template'),
  profile: flag('name', 'Act as this profile ($STUDY_MATE_PROFILE, or "default")', {
    alias: 'as',
    suggest: async (environment) => (await import('./profile/profile-names.ts')).listProfiles(environment),
  }),
  url: flag('address', 'Talk to this server ($STUDY_MATE_URL, or the one signed in to)'),
  plain: toggle('Only words, one line after the other, for screen readers ($STUDY_MATE_SCREEN_READER)'),
  noPager: toggle('Print what is longer than the terminal at once'),
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
export const toFlagUsage = (name: string, { short, alias, placeholder, isValueOptional }: Parameter): string =>
  [
    short && `-${short}, `,
    toFlagName(name),
    alias && `, --${alias}`,
    placeholder && (isValueOptional ? `[=<${placeholder}>]` : ` <${placeholder}>`),
  ]
    .filter(Boolean)
    .join('');
