import { given } from '../given.ts';
import { forbidden, invalid, invalidTogether, notFound, unknownKey } from '../problem.ts';
import type { Person } from '../rows/people.ts';
import type { Table } from '../table.ts';
import type { World } from '../world.ts';

/** Anybody may add to what everybody shares; changing it is for those who look after it. */
export function assertCanChangeCatalog(actor: Person): void {
  if (!actor.is_staff) throw forbidden();
}

interface Coded {
  id: number;
  code: string;
  updated_at: string;
}

/** No two entries of a catalogue have the same code; `kind` is how the text calls one. */
export function assertCodeFree<Entry extends Coded>(entries: Table<Entry>, kind: string, code?: string, own?: Entry) {
  const isTaken = code !== undefined && entries.find((entry) => entry.code === code && entry !== own);
  if (isTaken) throw invalid({ code: [`${kind} with this code already exists.`] });
}

/** Puts what was given into a row, which changes then; nothing given changes nothing. */
export function update<Row extends { updated_at: string }>(world: World, row: Row, changes: object): Row {
  const columns = given(changes);
  if (Object.keys(columns).length === 0) return row;
  return Object.assign(row, columns, { updated_at: world.time() });
}

interface Listed {
  id: number;
  person: number;
}

/** Everybody's list is their own: other people's entries do not exist. */
export function ownEntry<Entry extends Listed>(entries: Table<Entry>, actor: Person, id: number): Entry {
  const entry = entries.get(id);
  if (entry?.person !== actor.id) throw notFound();
  return entry;
}

/** What goes on a list is in the catalogue, and not on the list yet. `kind` is also the name of the field. */
export function assertListable<Entry extends Listed & Record<Kind, number>, Kind extends string>(
  { entries, catalog, kind }: { entries: Table<Entry>; catalog: { get(id: number): unknown }; kind: Kind },
  actor: Person,
  key: number,
  own?: Entry,
): void {
  const isListed = entries.find((entry) => entry.person === actor.id && entry[kind] === key && entry !== own);
  if (isListed) throw invalidTogether(`You have already added this ${kind}.`);
  if (!catalog.get(key)) throw unknownKey(kind, key);
}

/** The lists of people who have left, or had to, do not count. */
export const listsOfActive = <Entry extends Listed>(world: World, entries: Table<Entry>): Entry[] =>
  entries.filter(({ person }) => world.people.get(person)?.status === 'active');
