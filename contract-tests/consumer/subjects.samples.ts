import { facts, given } from '../states.ts';
import { firstPage, noPage, nothing, type SampleCall, sample } from './sample.ts';

const subject = { params: { id: facts.subject } };
const userSubject = { params: { id: facts.userSubject } };
const form = { code: 'CS101', name_vi: 'Lập trình cơ bản', name_en: 'Introduction to Programming' };
const userForm = { subject: facts.subject, level: 'beginner', intent: 'learn' } as const;
/** Others are refused before they learn what there is. */
const nothingForStaff = { ...nothing, given: [given('staff')] };

export const subjectsSamples = {
  listSubjects: sample(
    firstPage,
    async (mate, { query }, options) => mate.subjects.listSubjects(query, options),
    noPage,
  ),
  createSubject: sample({ body: form }, (mate, { body }, options) => mate.subjects.createSubject(body, options)),
  getSubject: sample(subject, (mate, { params }, options) => mate.subjects.getSubject(params.id, options), nothing),
  replaceSubject: sample(
    { ...subject, body: form },
    (mate, { params, body }, options) => mate.subjects.replaceSubject(params.id, body, options),
    nothingForStaff,
  ),
  updateSubject: sample(
    { ...subject, body: { name_en: 'Programming' } },
    (mate, { params, body }, options) => mate.subjects.updateSubject(params.id, body, options),
    nothingForStaff,
  ),
  deleteSubject: sample(
    subject,
    (mate, { params }, options) => mate.subjects.deleteSubject(params.id, options),
    nothingForStaff,
  ),

  listUserSubjects: sample(
    firstPage,
    async (mate, { query }, options) => mate.subjects.listUserSubjects(query, options),
    noPage,
  ),
  addUserSubject: sample({ body: userForm }, (mate, { body }, options) => mate.subjects.addUserSubject(body, options)),
  getUserSubject: sample(
    userSubject,
    (mate, { params }, options) => mate.subjects.getUserSubject(params.id, options),
    nothing,
  ),
  replaceUserSubject: sample(
    { ...userSubject, body: userForm },
    (mate, { params, body }, options) => mate.subjects.replaceUserSubject(params.id, body, options),
    nothing,
  ),
  updateUserSubject: sample(
    { ...userSubject, body: { note: 'Chương 3' } },
    (mate, { params, body }, options) => mate.subjects.updateUserSubject(params.id, body, options),
    nothing,
  ),
  removeUserSubject: sample(
    userSubject,
    (mate, { params }, options) => mate.subjects.removeUserSubject(params.id, options),
    nothing,
  ),
} satisfies Record<string, SampleCall>;
