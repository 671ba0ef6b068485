import type { UserSubjectBrief, UserSubjectRow, UserSubjectUpdate } from '../../../generated/models.ts';
import type { Handlers } from '../operation.ts';
import { inOrder, newestFirst } from '../order.ts';
import { toPage } from '../page.ts';
import type { ListedSubject } from '../rows/learning.ts';
import type { Person } from '../rows/people.ts';
import { isFound, isWanted } from '../search.ts';
import type { World } from '../world.ts';
import { assertListable, ownEntry, update } from './catalog.ts';

const levels = ['beginner', 'intermediate', 'advanced', 'expert'];
const intents = ['learn', 'teach', 'both'];

const toBrief = ({ id, subject, level, intent, note }: ListedSubject): UserSubjectBrief => ({
  id,
  subject,
  level,
  intent,
  note,
});

const toRow =
  (world: World) =>
  ({ id, subject, level, intent }: ListedSubject): UserSubjectRow => {
    const { code, name_en } = world.subjects.need(subject);
    return { id, subject, subject_code: code, subject_name_en: name_en, level, intent };
  };

const listing = (world: World) =>
  ({ entries: world.listedSubjects, catalog: world.subjects, kind: 'subject' }) as const;

function change(world: World, actor: Person, id: number, changes: UserSubjectUpdate): UserSubjectBrief {
  const entry = ownEntry(world.listedSubjects, actor, id);
  if (changes.subject !== undefined) assertListable(listing(world), actor, changes.subject, entry);
  return toBrief(update(world, entry, changes));
}

export const listedSubjects = {
  listUserSubjects(input) {
    const { world, actor, query } = input;
    const found = world.listedSubjects.filter((entry) => {
      const { code, name_vi, name_en } = world.subjects.need(entry.subject);
      const isOwn = entry.person === actor.id && isFound(query.search, code, name_vi, name_en);
      return isOwn && isWanted(query.level, entry.level) && isWanted(query.intent, entry.intent);
    });
    const newest = newestFirst(found, ({ created_at }) => created_at);
    const ordered = inOrder(newest, query.ordering, {
      level: ({ level }) => levels.indexOf(level),
      intent: ({ intent }) => intents.indexOf(intent),
      created_at: ({ created_at }) => created_at,
    });
    return toPage(ordered, toRow(world), input);
  },

  addUserSubject({ world, actor, body }) {
    assertListable(listing(world), actor, body.subject);
    const now = world.time();
    const entry = { note: '', ...body, person: actor.id, created_at: now, updated_at: now };
    return toBrief(world.listedSubjects.add(entry));
  },

  getUserSubject({ world, actor, params }) {
    const entry = ownEntry(world.listedSubjects, actor, params.id);
    const { name_vi, level } = world.subjects.need(entry.subject);
    return {
      ...toRow(world)(entry),
      user: actor.id,
      user_email: actor.email,
      user_full_name: actor.full_name,
      subject_name_vi: name_vi,
      subject_level: level,
      note: entry.note,
      created_at: entry.created_at,
      updated_at: entry.updated_at,
    };
  },

  replaceUserSubject: ({ world, actor, params, body }) => change(world, actor, params.id, body),
  updateUserSubject: ({ world, actor, params, body }) => change(world, actor, params.id, body),

  removeUserSubject({ world, actor, params }) {
    world.listedSubjects.remove(ownEntry(world.listedSubjects, actor, params.id));
    return undefined;
  },
} satisfies Partial<Handlers>;
