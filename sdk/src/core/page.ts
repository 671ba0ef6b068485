/** What the server sends for one page of a list; some lists add members of their own. */
export interface PageBody {
  /** Rows in the whole list. */
  count: number;
  /** Address of the next page, or null on the last. */
  next: string | null;
  /** Address of the page before, or null on the first. */
  previous: string | null;
  results: unknown[];
}

type Row<Body extends PageBody> = Body['results'][number];
type Load<Body extends PageBody> = (query?: object) => Promise<Body>;

interface Paging<Body extends PageBody> {
  /** True while there is another page to ask for. */
  hasNextPage(): boolean;
  /**
   * Asks for the page after this one.
   * @throws {RangeError} on the last page.
   */
  nextPage(): Promise<Page<Body>>;
}

/** One page: the server's members (`results`, `count`, `next`, …) and the way to the next. */
export type Page<Body extends PageBody> = Body & Paging<Body>;

class LoadedPage<Body extends PageBody> implements Paging<Body> {
  declare readonly next: string | null;
  readonly #load: Load<Body>;

  constructor(body: Body, load: Load<Body>) {
    Object.assign(this, body);
    this.#load = load;
  }

  hasNextPage(): boolean {
    return !!this.next;
  }

  async nextPage(): Promise<Page<Body>> {
    if (!this.next) throw new RangeError('This is the last page.');
    // Only the query of the link is followed, so a token never travels to a host that a link names.
    const { searchParams } = new URL(this.next, 'http://localhost');
    return loadPage(this.#load, Object.fromEntries(searchParams));
  }
}

const loadPage = async <Body extends PageBody>(load: Load<Body>, query?: object): Promise<Page<Body>> =>
  new LoadedPage(await load(query), load) as unknown as Page<Body>;

/**
 * A list on its way. Await it for the first page, or iterate over it for every row of every page, which are asked
 * for one by one as the loop reaches them.
 *
 * @example
 * for await (const learner of mate.discover.listNearbyLearners({ radius: 5 })) console.log(learner.full_name);
 */
export class PagePromise<Body extends PageBody> extends Promise<Page<Body>> {
  // `then` and its kin hand out ordinary promises.
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** For the resources: starts loading the first page. */
  static from<Body extends PageBody>(load: Load<Body>, query?: object): PagePromise<Body> {
    return new PagePromise<Body>((resolve) => resolve(loadPage(load, query)));
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Row<Body>, void, undefined> {
    for (let page = await (this as Promise<Page<Body>>); ; page = await page.nextPage()) {
      yield* page.results as Row<Body>[];
      if (!page.hasNextPage()) return;
    }
  }
}
