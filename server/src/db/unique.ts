import { type FieldErrorMap, invalid } from '../core/errors.ts';
import { detailOf, sqlStateOf } from './transaction.ts';

const UNIQUE_VIOLATION = '23505';

/** The columns PostgreSQL names in `Key (a, b)=(1, 2) already exists.`; none when the index is on an expression. */
function violatedColumns(error: unknown): string[] | undefined {
  const columns = /^Key \(([\w", ]+)\)=/.exec(detailOf(error))?.[1];
  return columns?.split(',').map((column) => column.trim().replaceAll('"', ''));
}

/**
 * Runs a write and turns a duplicate key into the caller's 400. `errors` holds the texts by field; of those, only the
 * columns that clash are reported. For an index on an expression, or on columns named otherwise, give a single entry.
 */
export async function onDuplicate<T>(write: () => Promise<T>, errors: FieldErrorMap): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlStateOf(error) !== UNIQUE_VIOLATION) throw error;
    const fields = Object.entries(errors);
    const columns = violatedColumns(error) ?? [];
    const clashing = fields.filter(([field]) => columns.includes(field));
    if (clashing.length > 0) throw invalid(Object.fromEntries(clashing));
    const isAboutAnother = columns.length === 1;
    if (fields.length !== 1 || isAboutAnother) throw error;
    throw invalid(errors);
  }
}
