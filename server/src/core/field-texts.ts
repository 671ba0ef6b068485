/** The contract's words about wrong fields, the same over HTTP and on sockets. */
export const fieldTexts = {
  required: 'This field is required.',
  null: 'This field may not be null.',
  blank: 'This field may not be blank.',
  nullCharacter: 'Null characters are not allowed.',
  emptyList: 'This list may not be empty.',
  uuid: 'Must be a valid UUID.',
  fewerCharacters: (limit: number) => `Ensure this field has no more than ${limit} characters.`,
  moreCharacters: (limit: number) => `Ensure this field has at least ${limit} characters.`,
  fewerItems: (limit: number) => `Ensure this field has no more than ${limit} elements.`,
  moreItems: (limit: number) =>
    limit <= 1 ? fieldTexts.emptyList : `Ensure this field has at least ${limit} elements.`,
  atMost: (limit: number) => `Ensure this value is less than or equal to ${limit}.`,
  atLeast: (limit: number) => `Ensure this value is greater than or equal to ${limit}.`,
  fewerDigits: (limit: number) => `Ensure that there are no more than ${limit} digits in total.`,
  fewerPlaces: (limit: number) => `Ensure that there are no more than ${limit} decimal places.`,
  fewerWholeDigits: (limit: number) => `Ensure that there are no more than ${limit} digits before the decimal point.`,
  noKey: (value: unknown) => `Incorrect type. Expected pk value, received ${kindOf(value)}.`,
  unknownKey: (key: unknown) => `Invalid pk "${key}" - object does not exist.`,
};

/** Names of kinds of values as the contract's texts use them. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return { string: 'str', boolean: 'bool' }[typeof value as string] ?? 'dict';
}

/** What to say about a value of the wrong type. */
export function typeText(types: ReadonlySet<string>, value: unknown): string {
  if (types.has('array')) return `Expected a list of items but got type "${kindOf(value)}".`;
  if (types.has('integer')) return 'A valid integer is required.';
  if (types.has('number')) return 'A valid number is required.';
  if (types.has('boolean')) return 'Must be a valid boolean.';
  if (types.has('object')) return `Expected a dictionary of items but got type "${kindOf(value)}".`;
  return 'Not a valid string.';
}
