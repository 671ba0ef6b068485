import type { Actor } from '../../core/actor.ts';
import { notFound, refusedAction } from '../../core/errors.ts';
import { loadPage, type Page, type PageQuery } from '../../core/page.ts';
import type { GroupListing, GroupQueries, GroupView } from './group.queries.ts';
import type { MembershipStatus } from './membership.model.ts';

export interface GroupQuery extends PageQuery {
  status?: string | undefined;
  privacy?: string | undefined;
  subject?: number | undefined;
  school?: number | undefined;
  search?: string | undefined;
}

export interface NearbyGroupQuery {
  radius_km?: number | undefined;
  subject?: number | undefined;
}

const groupsPerPage = 10;
const usualRadiusKm = 10;
/** As far as people are looked for, and no farther. */
const furthestKm = 100;
const mostNearby = 100;

/** Finds groups. */
export class DirectoryService {
  readonly #queries: GroupQueries;

  constructor(queries: GroupQueries) {
    this.#queries = queries;
  }

  list(actor: Actor, query: GroupQuery): Promise<Page<GroupListing>> {
    const { status = 'active', privacy, subject, school, search } = query;
    const filter = { status, privacy, subject, school, search };
    return loadPage(query, groupsPerPage, (window) => this.#queries.loadList(actor.id, filter, window));
  }

  listMine(actor: Actor, status: MembershipStatus = 'active'): Promise<GroupListing[]> {
    return this.#queries.loadMine(actor.id, status);
  }

  async listNearby(actor: Actor, { radius_km = usualRadiusKm, subject }: NearbyGroupQuery): Promise<GroupListing[]> {
    const metres = Math.min(radius_km, furthestKm) * 1000;
    const groups = await this.#queries.loadNearby(actor.id, metres, subject, mostNearby);
    if (!groups) throw refusedAction('You must set your location first.');
    return groups;
  }

  async show(actor: Actor, id: number): Promise<GroupView> {
    const view = await this.#queries.loadView(actor.id, id);
    if (!view) throw notFound();
    return view;
  }
}
