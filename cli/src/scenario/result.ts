export type StepState = 'passed' | 'failed' | 'interrupted' | 'skipped';

/** What came of a step. */
export interface StepResult {
  title: string;
  /** Where it stands in the file. */
  line: number;
  state: StepState;
  seconds: number;
  /** Why it failed: what was expected, and what came instead. */
  expected?: string;
  came?: string;
  /** The server's name for the request. */
  request_id?: string;
}

/** What came of a file. */
export interface ScenarioResult {
  file: string;
  name: string;
  state: 'passed' | 'failed' | 'interrupted';
  started_at: string;
  seconds: number;
  steps: StepResult[];
}

/** A step that did not come out as it should. */
export class StepFailure extends Error {
  readonly expected: string;
  readonly came: string;
  readonly requestId: string | undefined;

  constructor(expected: string, came: string, requestId?: string) {
    super(`Expected ${expected}, and ${came} came.`);
    this.expected = expected;
    this.came = came;
    this.requestId = requestId;
  }
}

/** A value on one line, cut where it goes on for too long. */
export function brief(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 1000 ? `${text.slice(0, 1000)} …` : text;
}
