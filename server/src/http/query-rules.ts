import type { ReportedError } from './field-errors.ts';
import type { ParameterField } from './fields.ts';

const clampTo = ({ minimum, maximum }: { minimum?: number; maximum?: number }, value: number): number =>
  Math.min(Math.max(value, minimum ?? value), maximum ?? value);

/** Moves a number into its range; anything else, such as a fraction where whole numbers belong, has no nearest bound. */
function clamp(query: Record<string, unknown>, { name, schema, types }: ParameterField): void {
  const value = query[name];
  const isUsable =
    typeof value === 'number' && (types.has('number') ? Number.isFinite(value) : Number.isInteger(value));
  if (isUsable) query[name] = clampTo(schema, value);
  else delete query[name];
}

/**
 * Settles the refused parameters that the spec forgives with `x-on-invalid`. True when it changed something, which
 * makes the query worth another look.
 */
export function forgive(
  query: Record<string, unknown>,
  parameters: readonly ParameterField[],
  errors: readonly ReportedError[],
): boolean {
  const refused = new Set(errors.map((error) => error.path));
  const forgiven = parameters.filter(
    ({ name, schema }) => refused.has(`/query/${name}`) && ['default', 'clamp'].includes(schema['x-on-invalid'] ?? ''),
  );
  for (const parameter of forgiven) {
    if (parameter.schema['x-on-invalid'] === 'clamp') clamp(query, parameter);
    else delete query[parameter.name];
  }
  return forgiven.length > 0;
}
