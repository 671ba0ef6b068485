export interface SampleImport {
  from: string;
  to: string;
  kind?: 'type' | 'value';
  /** The file that is asked for does not exist. */
  missing?: boolean;
  /** The imported file imports the importing one. */
  mutual?: boolean;
}

const feature = (path: string): string => `server/src/features/${path}`;
const from =
  (importer: string) =>
  (...targets: string[]): SampleImport[] =>
    targets.map((to) => ({ from: importer, to }));
const typeFrom =
  (importer: string) =>
  (...targets: string[]): SampleImport[] =>
    targets.map((to) => ({ from: importer, to, kind: 'type' }));

/** By rule: imports that the rule has to report. */
export const forbiddenImports: Record<string, SampleImport[]> = {
  'openapi-knows-nobody': from('openapi/bundle.ts')('server/src/core/page.ts', 'sdk/src/client.ts', 'cli/src/exit.ts'),
  'sdk-knows-no-server': from('sdk/src/core/fetch.ts')(
    'server/src/core/page.ts',
    'cli/src/exit.ts',
    'examples/hello.ts',
  ),
  'sdk-brings-its-own-types': typeFrom('sdk/src/core/errors.ts')('openapi/dist/types.ts'),
  'sdk-stays-small': from('sdk/src/core/fetch.ts')('axios', 'msw'),
  'sdk-mocks-with-msw-only': from('sdk/src/msw/handlers.ts')('axios', 'socket.io-client'),
  'sdk-hooks-with-react-only': from('sdk/src/react/provider.ts')('axios', 'msw'),
  'sdk-hooks-are-apart': from('sdk/src/client.ts')('sdk/src/react/react.ts'),
  'sdk-runs-anywhere': from('sdk/src/session/store.ts')('node:fs'),
  'sdk-for-node-is-apart': from('sdk/src/session/store.ts')('sdk/src/node/file-lock.ts'),
  'sdk-parts-do-not-know-the-client': [
    ...typeFrom('sdk/src/resources/chat.ts')('sdk/src/client.ts', 'sdk/src/index.ts'),
    ...from('sdk/src/realtime/connection.ts')('sdk/src/client.ts'),
  ],
  'cli-and-examples-are-customers': [
    ...from('cli/src/commands/login.ts')('server/src/core/page.ts', 'openapi/dist/types.ts'),
    ...from('examples/hello.ts')('server/src/core/page.ts', 'contract-tests/states.ts'),
  ],
  'cli-and-examples-are-apart': [
    ...from('cli/src/commands/login.ts')('examples/hello.ts'),
    ...from('examples/hello.ts')('cli/src/exit.ts'),
  ],
  'server-knows-no-client': from('server/src/http/docs.ts')(
    'sdk/src/client.ts',
    'cli/src/exit.ts',
    'contract-tests/states.ts',
  ),
  'nobody-imports-contract-tests': from('server/src/http/docs.ts')('contract-tests/states.ts'),
  'contract-comes-through-wire': [
    ...typeFrom(feature('chat/chat.routes.ts'))('openapi/dist/types.ts'),
    ...typeFrom('server/src/http/validator.ts')('openapi/dist/types.ts'),
  ],
  'core-is-the-floor': typeFrom('server/src/core/actor.ts')(
    'server/src/http/errors.ts',
    'server/src/db/connect.ts',
    'server/src/config.ts',
    feature('auth/user.model.ts'),
  ),
  'core-needs-no-framework': from('server/src/core/errors.ts')('express', 'sequelize'),
  'rooms-stay-apart': [
    ...from('server/src/http/errors.ts')(
      'server/src/db/unique.ts',
      'server/src/realtime/hub.ts',
      'server/src/config.ts',
    ),
    ...typeFrom('server/src/cache/cache.ts')('server/src/db/connect.ts', feature('auth/user.model.ts')),
  ],
  'features-are-composed-from-above': typeFrom(feature('chat/message.service.ts'))(
    'server/src/compose.ts',
    'server/src/config.ts',
    'server/src/models.ts',
  ),
  'entries-are-not-imported': [
    ...from('server/src/app.ts')('server/src/main.ts'),
    ...from('cli/src/program.ts')('cli/src/main.ts'),
  ],
  'product-needs-no-tests': [
    ...from('server/src/compose.ts')('server/test/app.ts', feature('chat/chat.fixtures.ts')),
    ...from('sdk/src/client.ts')('sdk/src/session/session.test.ts'),
  ],
  'server-ships-what-it-needs': from('server/src/http/request-log.ts')('autocannon'),
  'no-cycles': [{ from: 'server/src/core/clock.ts', to: 'server/src/core/ring.ts', kind: 'type', mutual: true }],
  'no-dead-ends': [{ from: 'cli/src/program.ts', to: 'cli/src/nowhere.ts', missing: true }],

  'cities-keeps-its-rung': typeFrom(feature('cities/city.service.ts'))(feature('schools/school.service.ts')),
  'schools-keeps-its-rung': typeFrom(feature('schools/school.service.ts'))(feature('auth/user.service.ts')),
  'auth-keeps-its-rung': typeFrom(feature('auth/user.service.ts'))(
    feature('matching/request.service.ts'),
    feature('subjects/subject.service.ts'),
    feature('goals/goal.service.ts'),
  ),
  'subjects-keeps-its-rung': typeFrom(feature('subjects/subject.service.ts'))(feature('goals/goal.service.ts')),
  'goals-keeps-its-rung': typeFrom(feature('goals/goal.service.ts'))(feature('auth/user.service.ts')),
  'location-keeps-its-rung': typeFrom(feature('location/location.service.ts'))(feature('matching/request.service.ts')),
  'matching-keeps-its-rung': typeFrom(feature('matching/request.service.ts'))(
    feature('location/location.service.ts'),
    feature('chat/message.service.ts'),
  ),
  'discover-keeps-its-rung': from(feature('discover/discover.queries.ts'))(feature('chat/message.model.ts')),
  'chat-keeps-its-rung': from(feature('chat/chat.wire.ts'))(feature('discover/discover.wire.ts')),
  'groups-keeps-its-rung': typeFrom(feature('groups/group.service.ts'))(feature('sessions/session.service.ts')),
  'sessions-keeps-its-rung': typeFrom(feature('sessions/session.service.ts'))(
    feature('dashboard/dashboard.service.ts'),
  ),
  'dashboard-keeps-its-rung': typeFrom(feature('dashboard/dashboard.service.ts'))(feature('reports/report.service.ts')),

  'routes-imports': [
    ...typeFrom(feature('chat/chat.routes.ts'))(
      feature('chat/message.model.ts'),
      feature('chat/chat.queries.ts'),
      feature('chat/chat.policy.ts'),
      feature('matching/request.service.ts'),
      feature('matching/matching.wire.ts'),
      'server/src/db/transaction.ts',
    ),
    ...from(feature('chat/chat.routes.ts'))('express'),
  ],
  'events-imports': typeFrom(feature('chat/chat.events.ts'))(
    feature('chat/message.model.ts'),
    feature('chat/chat.broadcast.ts'),
    feature('matching/request.service.ts'),
    'server/src/realtime/hub.ts',
  ),
  'service-imports': [
    ...from(feature('chat/message.service.ts'))(
      feature('chat/chat.wire.ts'),
      feature('matching/request.model.ts'),
      feature('matching/matching.queries.ts'),
    ),
    ...typeFrom(feature('chat/message.service.ts'))('server/src/http/operations.ts', 'server/src/realtime/hub.ts'),
  ],
  'service-speaks-no-protocol': from(feature('chat/message.service.ts'))('express', 'socket.io', 'ws', 'passport-jwt'),
  'services-are-injected': [
    ...from(feature('chat/conversation.service.ts'))(feature('matching/request.service.ts')),
    ...from('server/src/app.ts')(feature('matching/request.service.ts')),
  ],
  'queries-imports': [
    ...from(feature('discover/discover.queries.ts'))(
      feature('discover/discover.wire.ts'),
      feature('discover/discover.policy.ts'),
      'server/src/cache/cache.ts',
      'express',
    ),
    ...typeFrom(feature('discover/discover.queries.ts'))(feature('matching/request.service.ts')),
  ],
  'wire-imports': [
    ...typeFrom(feature('chat/chat.wire.ts'))(feature('chat/message.service.ts'), feature('matching/request.model.ts')),
    ...from(feature('chat/chat.wire.ts'))('sequelize', 'server/src/db/connect.ts'),
  ],
  'model-imports': typeFrom(feature('chat/message.model.ts'))(
    feature('auth/user.model.ts'),
    feature('chat/chat.rules.ts'),
    'server/src/db/connect.ts',
    'pg',
  ),
  'policy-imports': typeFrom(feature('chat/chat.policy.ts'))(
    feature('chat/message.service.ts'),
    feature('matching/request.model.ts'),
    'server/src/db/connect.ts',
  ),
  'rules-imports': typeFrom(feature('chat/chat.rules.ts'))(
    feature('chat/chat.queries.ts'),
    'server/src/cache/cache.ts',
  ),
  'broadcast-imports': typeFrom(feature('chat/chat.broadcast.ts'))(
    feature('chat/message.service.ts'),
    feature('matching/matching.broadcast.ts'),
    'server/src/db/connect.ts',
  ),
  'fixtures-imports': from(feature('chat/chat.fixtures.ts'))(feature('chat/message.service.ts'), 'express'),
  'realtime-is-handed-over': [
    ...from(feature('chat/chat.events.ts'))('server/src/realtime/gateway.ts'),
    ...from(feature('chat/chat.broadcast.ts'))('server/src/realtime/hub.ts'),
  ],
  'rows-are-types-where-they-are-shown': [
    ...from(feature('chat/chat.wire.ts'))(feature('chat/conversation.model.ts')),
    ...from(feature('chat/chat.policy.ts'))(feature('chat/chat.queries.ts')),
    ...from(feature('chat/chat.broadcast.ts'))(feature('chat/conversation.model.ts')),
  ],
};

/** Imports as the house wants them: no rule may report one. */
export const allowedImports: SampleImport[] = [
  ...from('sdk/src/core/transport.ts')('openapi-fetch'),
  ...from('sdk/src/react/react.ts')('react', 'sdk/src/session/claims.ts'),
  ...typeFrom('sdk/src/react/react.ts')('sdk/src/client.ts'),
  ...from('sdk/src/node/node.ts')('node:fs', 'sdk/src/outbox/keep-in.ts'),
  ...typeFrom('sdk/src/core/transport.ts')('sdk/src/generated/api.ts'),
  ...from('sdk/src/client.ts')('sdk/src/core/transport.ts', 'sdk/src/resources/location.ts'),
  ...from('cli/src/commands/nearby.ts')('sdk/src/index.ts', 'node:fs'),
  ...from('examples/nearby.ts')('sdk/src/index.ts'),
  ...from('contract-tests/chat.test.ts')('sdk/src/index.ts', 'server/src/compose.ts', 'openapi/dist/types.ts'),
  ...typeFrom('server/src/core/wire.ts')('openapi/dist/types.ts'),
  ...from('server/src/core/clock.ts')('node:crypto'),
  ...from('server/src/http/errors.ts')('server/src/core/errors.ts', 'express'),
  ...from('server/src/http/docs.test.ts')('server/test/app.ts', 'vitest'),
  ...from('server/src/compose.ts')('server/src/db/connect.ts', 'server/src/features.ts'),
  ...from('server/src/features.ts')(feature('chat/message.service.ts'), feature('chat/chat.routes.ts')),
  ...from('server/src/models.ts')(feature('chat/message.model.ts')),
  ...from(feature('location/location.routes.ts'))(feature('location/location.wire.ts'), 'server/src/core/page.ts'),
  ...typeFrom(feature('location/location.routes.ts'))(feature('location/location.service.ts')),
  ...from(feature('chat/chat.events.ts'))(feature('chat/chat.wire.ts')),
  ...from(feature('chat/message.service.ts'))(
    feature('chat/message.model.ts'),
    feature('chat/chat.policy.ts'),
    'server/src/db/transaction.ts',
    'server/src/cache/cache.ts',
    'sequelize',
  ),
  ...typeFrom(feature('chat/message.service.ts'))(feature('matching/request.service.ts')),
  ...from(feature('discover/discover.queries.ts'))(
    feature('location/position.model.ts'),
    feature('matching/visibility.queries.ts'),
    'server/src/db/connect.ts',
  ),
  ...from(feature('discover/discover.wire.ts'))(feature('auth/auth.wire.ts')),
  ...typeFrom(feature('discover/discover.wire.ts'))(feature('discover/discover.queries.ts')),
  ...from(feature('location/position.model.ts'))('sequelize'),
  ...from(feature('location/location.policy.ts'))('server/src/core/errors.ts'),
  ...typeFrom(feature('chat/chat.events.ts'))('server/src/realtime/websocket.ts'),
  ...from(feature('chat/chat.broadcast.ts'))(feature('chat/chat.wire.ts')),
  ...typeFrom(feature('chat/chat.broadcast.ts'))('server/src/realtime/hub.ts'),
  ...from(feature('chat/chat.fixtures.ts'))(feature('chat/message.model.ts'), feature('matching/matching.fixtures.ts')),
  ...from(feature('location/location.test.ts'))(
    feature('matching/matching.fixtures.ts'),
    'server/test/app.ts',
    'vitest',
  ),
];
