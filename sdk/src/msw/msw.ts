/**
 * For tests: a Study Mate in memory, and the examples of the API reference, as handlers of MSW.
 * @module @study-mate/sdk/msw
 */

export { createHttp, exampleHandlers } from './handlers.ts';
export type { Fixtures } from './mock/fixtures.ts';
export { type MockOptions, StudyMateMock, studyMateMock } from './mock/mock.ts';
