import { type ExitCode, exitCodes } from './exit.ts';
import { Failure } from './failure.ts';
import { fold } from './output/fold.ts';
import { printable } from './output/printable.ts';
import type { Style } from './output/style.ts';

/** An error as `--json` prints it. `code` is one of a documented list. */
export interface Report {
  code: string;
  message: string;
  /** HTTP status, where the server has answered. */
  status?: number;
  /** What is wrong with which field. */
  fields?: Record<string, string[]>;
  /** The server's name for the request. */
  request_id?: string;
  suggestion?: string;
}

export interface Outcome {
  exitCode: ExitCode;
  report: Report;
}

const signInAgain = 'Sign in with: study-mate login';

const byStatus: Record<number, string> = {
  400: 'bad_request',
  401: 'not_signed_in',
  403: 'forbidden',
  404: 'not_found',
  413: 'too_large',
  429: 'rate_limited',
};

const suggestionFor = (status: number, retryAfter: number | undefined): string | undefined => {
  if (status === 401) return signInAgain;
  if (status === 429) return retryAfter ? `Try again in ${Math.ceil(retryAfter)} s.` : 'Try again later.';
  return undefined;
};

/** Puts whatever was thrown into words. */
export async function explain(error: unknown): Promise<Outcome> {
  if (error instanceof Failure) {
    const { code, message, suggestion, cause } = error;
    const details = cause === undefined ? undefined : (await explain(cause)).report;
    const { status, fields = error.fields, request_id } = details ?? {};
    return { exitCode: error.exitCode, report: { code, message, status, fields, request_id, suggestion } };
  }
  const { ApiError, ConnectionError, RealtimeError, TimeoutError } = await import('@study-mate/sdk');
  const failed = (report: Report): Outcome => ({ exitCode: exitCodes.failed, report });
  if (error instanceof ApiError) {
    const { status, message, fields, nonFieldErrors, requestId: request_id, retryAfter } = error;
    const all = nonFieldErrors.length ? { ...fields, non_field_errors: nonFieldErrors } : fields;
    return {
      exitCode: status === 401 ? exitCodes.notSignedIn : exitCodes.failed,
      report: {
        code: byStatus[status] ?? (status < 500 ? 'refused' : 'server_error'),
        // The server's sentence is about headers, which nobody here has written.
        message: status === 401 ? 'You are not signed in, or the session is over.' : message,
        status,
        fields: Object.keys(all).length ? all : undefined,
        request_id,
        suggestion: suggestionFor(status, retryAfter),
      },
    };
  }
  if (error instanceof RealtimeError) return failed({ code: error.code, message: error.message, fields: error.fields });
  if (error instanceof TimeoutError) return failed({ code: 'timeout', message: error.message });
  if (error instanceof ConnectionError) {
    const suggestion = 'Is the server running? Another one is named by --url or STUDY_MATE_URL.';
    return failed({ code: 'unreachable', message: error.message, suggestion });
  }
  return failed({ code: 'failed', message: error instanceof Error ? error.message : String(error) });
}

/** One line of what went wrong, then what may be wrong with which field, then what to try. */
export function writeReport(
  { message, fields = {}, request_id, status, suggestion }: Report,
  { style, width, isPlain }: { style: Style; width: number; isPlain: boolean },
): string {
  const more = Object.entries(fields)
    .map(([name, texts]) => (name === 'non_field_errors' ? texts.join(' ') : `${name}: ${texts.join(' ')}`))
    .filter((line) => line !== message);
  const lines = [
    message,
    ...more,
    ...(suggestion ? [suggestion] : []),
    // Quoted in a report, it leads the server's owner to the reason.
    ...(status && status >= 500 && request_id ? [`Request ${request_id}`] : []),
  ];
  if (isPlain) return `Error: ${printable(lines.join('\n'))}\n`;
  return `${style.red('✗')} ${fold(printable(lines.join('\n')), width, '  ')}\n`;
}
