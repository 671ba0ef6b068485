import { facts } from '../states.ts';
import { firstPage, noPage, nothing, type SampleCall, sample } from './sample.ts';

const session = { params: { id: facts.session } };
const form = {
  title: 'Calculus',
  location_name: 'Library',
  start_time: '2099-03-03T12:00:00Z',
  duration_minutes: 90,
};

export const sessionsSamples = {
  listSessions: sample(
    firstPage,
    async (mate, { query }, options) => mate.sessions.listSessions(query, options),
    noPage,
  ),
  createSession: sample({ body: form }, (mate, { body }, options) => mate.sessions.createSession(body, options)),
  getSession: sample(session, (mate, { params }, options) => mate.sessions.getSession(params.id, options), nothing),
  replaceSession: sample(
    { ...session, body: form },
    (mate, { params, body }, options) => mate.sessions.replaceSession(params.id, body, options),
    nothing,
  ),
  updateSession: sample(
    { ...session, body: { title: 'Algebra' } },
    (mate, { params, body }, options) => mate.sessions.updateSession(params.id, body, options),
    nothing,
  ),
  cancelSession: sample(
    session,
    (mate, { params }, options) => mate.sessions.cancelSession(params.id, undefined, options),
    nothing,
  ),
  joinSession: sample(
    { ...session, body: { notes: 'I bring tea' } },
    (mate, { params, body }, options) => mate.sessions.joinSession(params.id, body, options),
    nothing,
  ),
  leaveSession: sample(session, (mate, { params }, options) => mate.sessions.leaveSession(params.id, options), nothing),
  checkInToSession: sample(
    session,
    (mate, { params }, options) => mate.sessions.checkInToSession(params.id, options),
    nothing,
  ),
  checkOutOfSession: sample(
    session,
    (mate, { params }, options) => mate.sessions.checkOutOfSession(params.id, options),
    nothing,
  ),
  listSessionParticipants: sample(
    { ...session, ...firstPage },
    async (mate, { params, query }, options) => mate.sessions.listSessionParticipants(params.id, query, options),
    nothing,
  ),
  listMySessions: sample({}, (mate, _, options) => mate.sessions.listMySessions({}, options)),
  listMonthlySessions: sample({ query: { month: 3, year: 2099 } }, (mate, { query }, options) =>
    mate.sessions.listMonthlySessions(query, options),
  ),
  listNearbySessions: sample({}, (mate, _, options) => mate.sessions.listNearbySessions({}, options)),
} satisfies Record<string, SampleCall>;
