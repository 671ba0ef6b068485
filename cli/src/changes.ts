import { UsageError } from './failure.ts';
import { toggle } from './parameter.ts';

/** For commands that change something: the same with the operation that wants a whole form. */
export const putFlag = {
  put: toggle('Send a whole form: what has to be filled in must be named, the rest stays as it is'),
};

/** @param command where it can be read what may be changed, such as `goals set` */
export function assertChange(wished: object, command: string): void {
  const isEmpty = Object.values(wished).every(
    (value) => value === undefined || (Array.isArray(value) && !value.length),
  );
  if (!isEmpty) return;
  throw new UsageError('There is nothing to change.', `See what can be with: study-mate ${command} --help`);
}

/** A form, as far as it is filled in: if something is missing that has to be there, the server says what. */
export const asForm = <Body>(wished: { [Name in keyof Body]?: Body[Name] | undefined }): Body => wished as Body;
