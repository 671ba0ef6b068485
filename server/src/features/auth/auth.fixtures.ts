import type { InferCreationAttributes } from 'sequelize';
import type { User, Users } from './user.model.ts';

let accounts = 0;

/** Somebody with a full profile, in which `values` have the last word. */
export function anAccount(
  users: Users,
  values: Partial<InferCreationAttributes<User>> & Pick<User, 'passwordHash'>,
): Promise<User> {
  accounts += 1;
  const name = `account${accounts}`;
  return users.create({
    email: `${name}@example.com`,
    fullName: 'Mai Nguyễn',
    phone: `+84 900 ${String(accounts).padStart(6, '0')}`,
    major: 'Mathematics',
    year: 2,
    bio: 'Xin chào',
    avatarUrl: `https://example.com/${name}.jpg`,
    ...values,
  });
}
