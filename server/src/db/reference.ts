import { unknownId } from '../core/errors.ts';
import { detailOf, sqlStateOf } from './transaction.ts';

const FOREIGN_KEY_VIOLATION = '23503';
const missing = /^Key \((\w+)\)=\((\d+)\) is not present/;

/**
 * Runs a write and turns a reference to a row that is not there, or no longer, into the caller's 400. `fields` says
 * under which field of the contract a column was sent: `{ city_id: 'city' }`.
 */
export async function onMissingReference<T>(
  write: () => Promise<T>,
  fields: Readonly<Record<string, string>>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlStateOf(error) !== FOREIGN_KEY_VIOLATION) throw error;
    const [, column = '', id] = missing.exec(detailOf(error)) ?? [];
    const field = fields[column];
    if (field === undefined) throw error;
    throw unknownId(field, Number(id));
  }
}
