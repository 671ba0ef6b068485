import { listOf, whole } from '../consumer/matching-rules.ts';

/** As much of a list as a table needs: the rows, how many there are, and whether others follow. */
export const onePage = (row: unknown) => ({ count: whole(1), next: null, results: listOf(row) });

/** A list of nothing. */
export const noPage = { next: null, results: [] };

/** How many rows a command asks for, unless told. */
export const usual = { page_size: '20' };
/** How many it asks for where it looks for one by its name. */
export const toFind = { page_size: '100' };
