import mustache from 'mustache';
import { UsageError } from '../failure.ts';

const lineEnds: Record<string, string> = { '\\n': '\n', '\\t': '\t', '\\\\': '\\' };

const asText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** Makes a Mustache template a function; it is read at once, so that a mistake in it costs no request. */
export function compileTemplate(text: string): (data: unknown) => string {
  const template = text.replace(/\\[nt\\]/g, (written) => lineEnds[written] ?? written);
  try {
    mustache.parse(template);
  } catch (error) {
    throw new UsageError(
      `--template: ${(error as Error).message}.`,
      'Write it like "{{#.}}{{id}} {{full_name}}\\n{{/.}}".',
    );
  }
  return (data) => {
    const filled = mustache.render(template, data, {}, { escape: asText });
    return filled === '' || filled.endsWith('\n') ? filled : `${filled}\n`;
  };
}
