import type { Account } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { type AppError, invalid, invalidTogether } from '../../core/errors.ts';
import { onMissingReference } from '../../db/reference.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { onDuplicate } from '../../db/unique.ts';
import type { SchoolService } from '../schools/school.service.ts';
import type { AccountQueries } from './account.queries.ts';
import type { PasswordService } from './password.service.ts';
import { duplicates, type NewProfile, references, toColumns } from './profile.rules.ts';
import type { SignedIn } from './token.rules.ts';
import type { TokenService } from './token.service.ts';
import type { Users } from './user.model.ts';

export interface Registration extends NewProfile {
  email: string;
  password: string;
  password_confirm: string;
  full_name: string;
}

interface Dependencies {
  users: Users;
  accounts: AccountQueries;
  schools: SchoolService;
  passwords: PasswordService;
  tokens: TokenService;
  inTransaction: InTransaction;
  clock: Clock;
}

const invalidCredentials = (): AppError => invalidTogether('Invalid credentials.');

/** Opens accounts and sign-ins. */
export class AuthService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  async register(registration: Registration): Promise<SignedIn> {
    const { email, password, password_confirm, ...profile } = registration;
    if (password !== password_confirm) throw invalid({ password: ['Passwords do not match.'] });
    // A school that nobody knows is taken as none: sign-up forms send a fixed one.
    const school = profile.school && (await this.#d.schools.exists(profile.school)) ? profile.school : null;

    const passwordHash = await this.#d.passwords.hash(password);
    const columns = toColumns({ ...profile, school });
    const write = () =>
      this.#d.inTransaction(async (transaction) => {
        const user = await this.#d.users.create(
          { ...columns, fullName: profile.full_name, email, passwordHash },
          { transaction },
        );
        return { userId: user.id, tokens: await this.#d.tokens.startFamily(user.id, transaction) };
      });
    const { userId, tokens } = await onDuplicate(() => onMissingReference(write, references), duplicates);
    return { account: await this.#account(userId), tokens };
  }

  async login(email: string, password: string): Promise<SignedIn> {
    const credentials = await this.#d.accounts.loadCredentials(email);
    // The password comes first, so that the state of an account is told to its owner only.
    const isMatch = await this.#d.passwords.matches(password, credentials?.passwordHash);
    if (!credentials || !isMatch) throw invalidCredentials();
    if (credentials.status !== 'active') throw invalidTogether('This account is not active.');

    const tokens = await this.#d.inTransaction(async (transaction) => {
      // Under the row lock: a password changed a moment ago must not open one more sign-in.
      const [seen] = await this.#d.users.update(
        { lastActiveAt: this.#d.clock.now() },
        { where: { id: credentials.id, passwordHash: credentials.passwordHash }, transaction },
      );
      if (seen === 0) throw invalidCredentials();
      return this.#d.tokens.startFamily(credentials.id, transaction);
    });
    return { account: await this.#account(credentials.id), tokens };
  }

  async #account(userId: number): Promise<Account> {
    const account = await this.#d.accounts.loadAccount(userId);
    if (!account) throw new Error(`User ${userId} is gone although its row was just written`);
    return account;
  }
}
