import { refused, tooLarge, unsupportedMediaType } from './problem.ts';

const limitBytes = 100 * 1024;

/** The JSON of a request; nothing at all means `{}`. */
export async function readBody(request: Request): Promise<unknown> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength === 0) return {};
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json') throw unsupportedMediaType(type);
  if (bytes.byteLength > limitBytes) throw tooLarge();
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw refused(`JSON parse error - ${error instanceof Error ? error.message : error}`);
  }
}
