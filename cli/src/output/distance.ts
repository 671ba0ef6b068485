import type { Cell } from './cell.ts';

/** People read the unit, programs the number. */
export const kilometres = (km: number): Cell => ({ plain: `${km}`, pretty: `${km} km` });
