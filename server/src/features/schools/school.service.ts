import type { SchoolQueries } from './school.queries.ts';

export class SchoolService {
  readonly #queries: SchoolQueries;

  constructor(queries: SchoolQueries) {
    this.#queries = queries;
  }

  exists(id: number): Promise<boolean> {
    return this.#queries.exists(id);
  }
}
