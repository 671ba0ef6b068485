import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { invalid } from '../../core/errors.ts';
import { fieldTexts } from '../../core/field-texts.ts';
import { onMissingReference } from '../../db/reference.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { MessageLogService } from '../chat/message-log.service.ts';
import type { Content, ContentService } from './content.service.ts';
import type { GroupPrivacy, GroupStatus, StudyGroups } from './group.model.ts';
import { assertAdmin, assertVisible } from './groups.policy.ts';
import type { GroupMemberships } from './membership.model.ts';
import type { MembershipQueries } from './membership.queries.ts';

export interface GroupForm extends Content {
  name?: string | undefined;
  description?: string | undefined;
  avatar_url?: string | null | undefined;
  school?: number | null | undefined;
  privacy?: GroupPrivacy | undefined;
  max_members?: number | null | undefined;
  status?: GroupStatus | undefined;
}

export interface NewGroup extends Omit<GroupForm, 'status'> {
  name: string;
}

interface Dependencies {
  groups: StudyGroups;
  memberships: GroupMemberships;
  queries: MembershipQueries;
  content: ContentService;
  log: MessageLogService;
  inTransaction: InTransaction;
  clock: Clock;
  /** After the commit: the chat of this group is over for these people. */
  onClosed(groupId: number, people: readonly number[]): void;
}

/** Under which field of the form a row is named. */
const references = { school_id: 'school', subject_id: 'subject_ids' };

/** Half of a position is no position. */
function assertWholePosition({ latitude, longitude }: Content): void {
  if (latitude !== undefined && longitude === undefined) throw invalid({ longitude: [fieldTexts.required] });
  if (longitude !== undefined && latitude === undefined) throw invalid({ latitude: [fieldTexts.required] });
}

/** What was left out is undefined and not written. */
const toColumns = (form: Omit<GroupForm, 'name'>) => ({
  description: form.description,
  avatarUrl: form.avatar_url,
  schoolId: form.school,
  privacy: form.privacy,
  maxMembers: form.max_members,
  status: form.status,
});

/** Founds, changes and closes groups. */
export class GroupService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** Answers with the id of the new group. All of it is there, or nothing. */
  async create(actor: Actor, form: NewGroup): Promise<number> {
    assertWholePosition(form);
    const { groups, memberships, content, log, inTransaction, clock } = this.#d;
    const found = () =>
      inTransaction(async (transaction) => {
        const now = clock.now();
        const times = { createdAt: now, updatedAt: now };
        const conversationId = await log.open(transaction);
        const { id } = await groups.create(
          { ...toColumns(form), name: form.name, conversationId, createdById: actor.id, ...times },
          { transaction },
        );
        await content.write(id, form, transaction);
        await memberships.create(
          { groupId: id, userId: actor.id, role: 'admin', status: 'active', joinedAt: now, updatedAt: now },
          { transaction },
        );
        return id;
      });
    return onMissingReference(found, references);
  }

  /** Writes what was sent; fields that were left out keep their values. Answers with the id. */
  async change(actor: Actor, id: number, form: GroupForm): Promise<number> {
    assertWholePosition(form);
    const { groups, queries, content, inTransaction, clock, onClosed } = this.#d;
    // Before anything is held: a stranger is sent away without keeping anybody waiting.
    const standing = await queries.loadStanding(id, actor.id);
    assertVisible(await queries.loadDoor(id), standing);
    assertAdmin(standing);
    const write = () =>
      inTransaction(async (transaction) => {
        await queries.holdGroup(id, transaction);
        assertAdmin(await queries.loadHeldStanding(id, actor.id, transaction));
        const columns = { name: form.name, ...toColumns(form), updatedAt: clock.now() };
        await groups.update(columns, { where: { id }, transaction });
        await content.write(id, form, transaction);
      });
    await onMissingReference(write, references);
    if (form.status === 'archived') onClosed(id, await queries.loadActiveIds(id));
    return id;
  }

  async archive(actor: Actor, id: number): Promise<void> {
    await this.change(actor, id, { status: 'archived' });
  }
}
