import type { Transaction } from 'sequelize';
import type { Account, Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { invalid, refusedAction } from '../../core/errors.ts';
import { onMissingReference } from '../../db/reference.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { onDuplicate } from '../../db/unique.ts';
import type { AccountQueries } from './account.queries.ts';
import type { ActivityService } from './activity.service.ts';
import type { PasswordService } from './password.service.ts';
import { duplicates, type NewProfile, references, toColumns } from './profile.rules.ts';
import type { TokenService } from './token.service.ts';
import type { Users } from './user.model.ts';

interface Dependencies {
  users: Users;
  accounts: AccountQueries;
  passwords: PasswordService;
  tokens: TokenService;
  activity: ActivityService;
  inTransaction: InTransaction;
  clock: Clock;
  /** Told before a profile changes, in the same transaction: others may have kept what they saw of it. */
  onProfileChanged(userId: number, transaction: Transaction): Promise<void>;
  /** After the commit: somebody has changed who may see them. */
  onPrivacyChanged(userId: number): void;
}

export interface PasswordChange {
  old_password: string;
  new_password: string;
  new_password_confirm: string;
}

const wrongOldPassword = () => invalid({ old_password: ['Old password is incorrect.'] });

/** What people do with their own account. */
export class ProfileService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** The sign-in has just read the row; looking at it counts as being active. */
  show(actor: Actor): Account {
    const lastActiveAt = this.#d.clock.now();
    this.#d.activity.seen(actor.id, lastActiveAt);
    return { ...actor.account, lastActiveAt };
  }

  async change(actor: Actor, changes: NewProfile): Promise<Account> {
    const columns = toColumns(changes);
    if (Object.keys(columns).length > 0) {
      const write = () =>
        this.#d.inTransaction(async (transaction) => {
          await this.#d.onProfileChanged(actor.id, transaction);
          await this.#d.users.update(columns, { where: { id: actor.id }, transaction });
        });
      await onDuplicate(() => onMissingReference(write, references), duplicates);
    }
    const account = (await this.#d.accounts.loadAccount(actor.id)) ?? actor.account;
    if (account.privacyLevel !== actor.account.privacyLevel) this.#d.onPrivacyChanged(actor.id);
    return account;
  }

  /** Ends every sign-in of the account, this one too: whoever holds a copied token is out. */
  async changePassword(actor: Actor, change: PasswordChange): Promise<void> {
    if (change.new_password !== change.new_password_confirm) {
      throw invalid({ new_password: ['New passwords do not match.'] });
    }
    const credentials = await this.#d.accounts.loadCredentials(actor.account.email);
    if (!(await this.#d.passwords.matches(change.old_password, credentials?.passwordHash))) throw wrongOldPassword();
    const passwordHash = await this.#d.passwords.hash(change.new_password);

    await this.#d.inTransaction(async (transaction) => {
      const [changed] = await this.#d.users.update(
        { passwordHash },
        { where: { id: actor.id, passwordHash: credentials?.passwordHash ?? '' }, transaction },
      );
      if (changed === 0) throw wrongOldPassword();
      await this.#d.tokens.revokeAll(actor.id, transaction);
    });
    this.#d.tokens.broadcastSignedOut(actor.id);
  }

  /** Ends the sign-in that the refresh token belongs to, or without one the sign-in of this request. */
  async logout(actor: Actor, refresh: string | null | undefined): Promise<void> {
    if (!refresh) {
      await this.#d.tokens.revokeFamily(actor.familyId);
    } else if (!(await this.#d.tokens.revokeRefreshToken(actor.id, refresh))) {
      throw refusedAction('Invalid token');
    }
  }
}
