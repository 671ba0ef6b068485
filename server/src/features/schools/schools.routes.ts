import { toLinkedArray, toPage } from '../../core/page.ts';
import type { Handlers } from '../../core/wire.ts';
import type { SchoolService } from './school.service.ts';
import { toCreatedSchool, toSchool, toSchoolNearby, toSchoolRow } from './schools.wire.ts';

export const schoolsRoutes = (schools: SchoolService) =>
  ({
    listSchools: async ({ query, self }) => toPage(await schools.list(query), toSchoolRow, self),
    createSchool: async ({ body }) => toCreatedSchool(await schools.create(body)),
    getSchool: async ({ params }) => toSchool(await schools.show(params.id)),
    replaceSchool: async ({ params, body }, actor) => toSchool(await schools.change(actor, params.id, body)),
    updateSchool: async ({ params, body }, actor) => toSchool(await schools.change(actor, params.id, body)),
    deleteSchool: async ({ params }, actor) => {
      await schools.remove(actor, params.id);
      return undefined;
    },
    searchSchoolsByLocation: async ({ query, self }) =>
      toLinkedArray(await schools.searchAround(query), toSchoolNearby, self),
    searchSchoolsByCity: async ({ query, self }) => toLinkedArray(await schools.searchInCity(query), toSchoolRow, self),
  }) satisfies Partial<Handlers>;
