/** Nobody is looked for further away: a wider search would be a map of everybody. */
const furthestKm = 100;

/** The kilometres to search: what was asked for, else the person's own setting. 0 finds nobody. */
export const radiusToSearch = (asked: number | undefined, ownKm: number): number =>
  Math.min(Math.max(asked ?? ownKm, 0), furthestKm);
