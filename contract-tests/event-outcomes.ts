import type { ClientEvents, ServerEvents } from '@study-mate/sdk';

/** What can come of an event. */
export const outcomes = ['delivered', 'acknowledged', 'error', 'duplicate', 'unauthorised'] as const;

export type Outcome = (typeof outcomes)[number];

/** Whether there is such a thing; if not, why. */
type Applies = true | string;

export type EventOutcomes = Record<'server' | 'client', Record<string, Record<Outcome, Applies>>>;

const fromServer = {
  delivered: true,
  acknowledged: 'Clients acknowledge nothing: whoever misses something asks for what follows its last `seq`.',
  error: 'Nobody can refuse what they hear.',
  unauthorised:
    'Who may not hear it hears nothing, which no pact can hold; server/test/permissions listens in the place of everybody.',
} as const;

const fromClient = {
  delivered: 'What others hear of it is an event of the server.',
  acknowledged: true,
  error: true,
  unauthorised: true,
} as const;

const answeredOnce = 'A request is answered once: whoever tries again is refused, over HTTP, and nobody is told.';

/** Every event of the spec with all that may come of it; a new event does not compile until it is declared. */
export const eventOutcomes = {
  server: {
    // In its place whoever is not let in hears why.
    connection_established: {
      ...fromServer,
      error: true,
      unauthorised: true,
      duplicate: 'Each connection is greeted for itself.',
    },
    chat_message: { ...fromServer, duplicate: true },
    typing_indicator: { ...fromServer, duplicate: 'Somebody who goes on typing is told of again, on purpose.' },
    messages_read: { ...fromServer, duplicate: true },
    error: { ...fromServer, duplicate: 'Each event that is refused has an error of its own.' },
    group_chat_closed: { ...fromServer, duplicate: 'Who is out cannot be put out again.' },
    connection_request_received: {
      ...fromServer,
      duplicate: 'Two people have one request: a second one is refused, over HTTP, and nobody is told.',
    },
    connection_request_accepted: { ...fromServer, duplicate: answeredOnce },
    connection_request_rejected: { ...fromServer, duplicate: answeredOnce },
    connection_request_cancelled: { ...fromServer, duplicate: answeredOnce },
    connection_request_blocked: { ...fromServer, duplicate: answeredOnce },
    presence_changed: { ...fromServer, duplicate: 'It tells how things stand, so the second is like the first.' },
  },
  client: {
    chat_message: { ...fromClient, duplicate: true },
    typing_indicator: { ...fromClient, duplicate: 'Nothing is kept of it, so the second is like the first.' },
    message_read: { ...fromClient, duplicate: true },
    resume: { ...fromClient, duplicate: 'It only asks: asked again, it brings the same.' },
    authenticate: { ...fromClient, duplicate: 'A token is judged each time anew, also one that is known.' },
  },
} as const satisfies {
  server: Record<keyof ServerEvents, Record<Outcome, Applies>>;
  client: Record<keyof ClientEvents, Record<Outcome, Applies>>;
};
