import { toPage } from '../../core/page.ts';
import type { Handlers } from '../../core/wire.ts';
import type { HostingService } from './hosting.service.ts';
import type { ParticipationService } from './participation.service.ts';
import type { SessionService } from './session.service.ts';
import { toCancelled, toLeft, toParticipant, toSession, toSessionRow } from './sessions.wire.ts';

export const sessionsRoutes = (
  sessions: SessionService,
  hosting: HostingService,
  participation: ParticipationService,
) =>
  ({
    listSessions: async ({ query, self }, actor) => toPage(await sessions.list(actor, query), toSessionRow, self),
    createSession: async ({ body }, actor) => toSession(await sessions.show(actor, await hosting.create(actor, body))),
    getSession: async ({ params }, actor) => toSession(await sessions.show(actor, params.id)),
    replaceSession: async ({ params, body }, actor) =>
      toSession(await sessions.show(actor, await hosting.change(actor, params.id, body))),
    updateSession: async ({ params, body }, actor) =>
      toSession(await sessions.show(actor, await hosting.change(actor, params.id, body))),
    cancelSession: async ({ params, query }, actor) => {
      await hosting.cancel(actor, params.id, query.scope);
      return toCancelled();
    },
    joinSession: async ({ params, body }, actor) =>
      toParticipant(await participation.join(actor, params.id, body.notes)),
    leaveSession: async ({ params }, actor) => {
      await participation.leave(actor, params.id);
      return toLeft();
    },
    checkInToSession: async ({ params }, actor) => toParticipant(await participation.checkIn(actor, params.id)),
    checkOutOfSession: async ({ params }, actor) => toParticipant(await participation.checkOut(actor, params.id)),
    listSessionParticipants: async ({ params, query, self }, actor) =>
      toPage(await participation.list(actor, params.id, query), toParticipant, self),
    listMySessions: async ({ query }, actor) => (await sessions.listOwn(actor, query.role)).map(toSessionRow),
    listMonthlySessions: async ({ query }, actor) => (await sessions.listMonth(actor, query)).map(toSessionRow),
    listNearbySessions: async ({ query }, actor) => (await sessions.listNearby(actor, query)).map(toSessionRow),
  }) satisfies Partial<Handlers>;
