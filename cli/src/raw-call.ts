import type { StudyMate } from '@study-mate/sdk';

export interface RawRequest {
  method: string;
  /** With its query. */
  path: string;
  /** JSON. */
  body: string | undefined;
}

export interface RawAnswer {
  status: number;
  headers: Headers;
  /** The parsed answer, or its text where it is not JSON. */
  data: unknown;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Sends a request that somebody has put together; any answer is a result. */
export async function sendRaw(
  mate: StudyMate,
  { method, path, body }: RawRequest,
  signal?: AbortSignal,
): Promise<RawAnswer> {
  // The path is the person's own, so the types of the known ones do not apply.
  const request = mate.api.request as unknown as (
    method: string,
    path: string,
    init: object,
  ) => Promise<{ data?: string; error?: unknown; response: Response }>;
  const {
    data = '',
    error,
    response,
  } = await request(method.toLowerCase(), path, {
    body,
    headers: body === undefined ? undefined : { 'content-type': 'application/json' },
    parseAs: 'text',
    bodySerializer: (text: string) => text,
    signal,
  });
  const { status, headers } = response;
  return { status, headers, data: response.ok ? parse(data) : error };
}
