import type { Cache } from '../../cache/cache.ts';
import type { Actor } from '../../core/actor.ts';
import { notFound } from '../../core/errors.ts';
import { loadPage, type Page, type PageQuery, type Slice, type Window } from '../../core/page.ts';
import { assertCanSeeRequest } from './matching.policy.ts';
import type { RequestState } from './request.model.ts';
import type { Box, RequestQueries, RequestWithOther } from './request.queries.ts';
import { isRequestState } from './request.rules.ts';
import type { VisibilityQueries } from './visibility.queries.ts';
import { dependsOnSharedConnection, type RequestView } from './visibility.rules.ts';

interface Dependencies {
  queries: RequestQueries;
  visibility: VisibilityQueries;
  cache: Cache;
}

interface ListQuery extends PageQuery {
  state?: string;
}

const secondsToKeep = 300;
const defaultPageSize = 10;
const longestPendingList = 100;

/**
 * What somebody sees of their requests. Lists are cached under the version of the person's relations, which the
 * sign-in has just read: after a change nobody asks for the old entry again, whatever happens to the cache.
 */
export class InboxService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** Newest first. A state that does not exist finds nothing. */
  async list(actor: Actor, box: Box, { state, ...paging }: ListQuery): Promise<Page<RequestView>> {
    if (state !== undefined && !isRequestState(state)) {
      return loadPage(paging, defaultPageSize, async () => ({ rows: [], count: 0 }));
    }
    return loadPage(paging, defaultPageSize, (window) => this.#load(actor, box, window, state));
  }

  /** What waits for an answer, in both directions: the newest hundred of each. */
  async listPending(actor: Actor): Promise<{ sent: RequestView[]; received: RequestView[] }> {
    const window = { limit: longestPendingList, offset: 0 };
    const [sent, received] = await Promise.all([
      this.#load(actor, 'sent', window, 'pending'),
      this.#load(actor, 'received', window, 'pending'),
    ]);
    return { sent: sent.rows, received: received.rows };
  }

  async show(actor: Actor, id: number): Promise<RequestView> {
    const found = await this.#d.queries.loadOne(actor.id, id);
    if (!found) throw notFound();
    assertCanSeeRequest(actor, found.request);
    const [view] = await this.#toViews(actor, [found]);
    if (!view) throw notFound();
    return view;
  }

  async #load(actor: Actor, box: Box, window: Window, state?: RequestState): Promise<Slice<RequestView>> {
    const version = actor.account.relationsVersion;
    const key = `requests:${actor.id}:${version}:${box}:${state ?? 'any'}:${window.limit}:${window.offset}`;
    const { rows, count } = await this.#d.cache.remember(key, secondsToKeep, () =>
      this.#d.queries.loadList(box, actor.id, window, state),
    );
    return { rows: await this.#toViews(actor, rows), count };
  }

  /**
   * Who shares a connection with whom changes without these two people doing anything, so it is never cached but asked
   * for where somebody's privacy depends on it.
   */
  async #toViews(actor: Actor, rows: readonly RequestWithOther[]): Promise<RequestView[]> {
    const inQuestion = rows.filter(({ request, other }) => dependsOnSharedConnection(request, other));
    const sharing = await this.#d.visibility.loadSharing(
      actor.id,
      inQuestion.map(({ other }) => other.id),
    );
    return rows.map(({ request, other }) => ({
      request,
      viewer: actor.account,
      other,
      shareConnection: sharing.has(other.id),
    }));
  }
}
