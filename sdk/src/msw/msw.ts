export { createHttp, exampleHandlers } from './handlers.ts';
export type { Fixtures } from './mock/fixtures.ts';
export { type MockOptions, StudyMateMock, studyMateMock } from './mock/mock.ts';
