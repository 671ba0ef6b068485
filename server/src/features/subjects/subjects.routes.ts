import { toPage } from '../../core/page.ts';
import type { Handlers } from '../../core/wire.ts';
import type { SubjectService } from './subject.service.ts';
import {
  toSubject,
  toSubjectBrief,
  toSubjectRow,
  toUserSubject,
  toUserSubjectBrief,
  toUserSubjectRow,
} from './subjects.wire.ts';
import type { UserSubjectService } from './user-subject.service.ts';

export const subjectsRoutes = (subjects: SubjectService, userSubjects: UserSubjectService) =>
  ({
    listSubjects: async ({ query, self }) => toPage(await subjects.list(query), toSubjectRow, self),
    createSubject: async ({ body }) => toSubjectBrief(await subjects.create(body)),
    getSubject: async ({ params }) => toSubject(await subjects.show(params.id)),
    replaceSubject: async ({ params, body }, actor) => toSubjectBrief(await subjects.change(actor, params.id, body)),
    updateSubject: async ({ params, body }, actor) => toSubjectBrief(await subjects.change(actor, params.id, body)),
    deleteSubject: async ({ params }, actor) => {
      await subjects.remove(actor, params.id);
      return undefined;
    },
    listUserSubjects: async ({ query, self }, actor) =>
      toPage(await userSubjects.list(actor, query), toUserSubjectRow, self),
    addUserSubject: async ({ body }, actor) => toUserSubjectBrief(await userSubjects.add(actor, body)),
    getUserSubject: async ({ params }, actor) =>
      toUserSubject(await userSubjects.show(actor, params.id), actor.account),
    replaceUserSubject: async ({ params, body }, actor) =>
      toUserSubjectBrief(await userSubjects.change(actor, params.id, body)),
    updateUserSubject: async ({ params, body }, actor) =>
      toUserSubjectBrief(await userSubjects.change(actor, params.id, body)),
    removeUserSubject: async ({ params }, actor) => {
      await userSubjects.remove(actor, params.id);
      return undefined;
    },
  }) satisfies Partial<Handlers>;
