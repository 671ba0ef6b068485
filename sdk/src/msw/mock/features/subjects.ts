import type { SubjectBrief, SubjectRow, SubjectUpdate } from '../../../generated/models.ts';
import type { Handlers } from '../operation.ts';
import { inOrder, newestFirst } from '../order.ts';
import { toPage } from '../page.ts';
import type { SubjectEntry } from '../rows/learning.ts';
import type { Person } from '../rows/people.ts';
import { fold, isFound, isWanted } from '../search.ts';
import type { World } from '../world.ts';
import { assertCanChangeCatalog, assertCodeFree, listsOfActive, update } from './catalog.ts';

/** Also how a subject is shown inside other objects. */
export const toSubjectBrief = ({ id, code, name_vi, name_en, level }: SubjectEntry): SubjectBrief => ({
  id,
  code,
  name_vi,
  name_en,
  level,
});

const listsOf = (world: World, id: number) =>
  listsOfActive(world, world.listedSubjects).filter(({ subject }) => subject === id);

const toRow =
  (world: World) =>
  (subject: SubjectEntry): SubjectRow => ({
    ...toSubjectBrief(subject),
    user_count: listsOf(world, subject.id).length,
  });

function change(world: World, actor: Person, id: number, changes: SubjectUpdate): SubjectBrief {
  assertCanChangeCatalog(actor);
  const subject = world.subjects.need(id);
  assertCodeFree(world.subjects, 'Subject', changes.code, subject);
  return toSubjectBrief(update(world, subject, changes));
}

export const subjects = {
  listSubjects(input) {
    const { world, query } = input;
    const found = world.subjects.filter(
      ({ code, name_vi, name_en, level }) =>
        isFound(query.search, code, name_vi, name_en) && isWanted(query.level, level),
    );
    const newest = newestFirst(found, ({ created_at }) => created_at);
    const ordered = inOrder(newest, query.ordering, {
      code: ({ code }) => fold(code),
      name_en: ({ name_en }) => fold(name_en),
      created_at: ({ created_at }) => created_at,
    });
    return toPage(ordered, toRow(world), input);
  },

  createSubject({ world, body }) {
    assertCodeFree(world.subjects, 'Subject', body.code);
    const now = world.time();
    return toSubjectBrief(world.subjects.add({ level: null, ...body, created_at: now, updated_at: now }));
  },

  getSubject({ world, params: { id } }) {
    const subject = world.subjects.need(id);
    const lists = listsOf(world, id);
    return {
      ...toRow(world)(subject),
      created_at: subject.created_at,
      updated_at: subject.updated_at,
      learners_count: lists.filter(({ intent }) => intent !== 'teach').length,
      teachers_count: lists.filter(({ intent }) => intent !== 'learn').length,
    };
  },

  replaceSubject: ({ world, actor, params, body }) => change(world, actor, params.id, body),
  updateSubject: ({ world, actor, params, body }) => change(world, actor, params.id, body),

  /** Whoever has it on their list loses the entry with it. */
  deleteSubject({ world, actor, params: { id } }) {
    assertCanChangeCatalog(actor);
    world.subjects.remove(world.subjects.need(id));
    for (const entry of world.listedSubjects.filter(({ subject }) => subject === id))
      world.listedSubjects.remove(entry);
    return undefined;
  },
} satisfies Partial<Handlers>;
