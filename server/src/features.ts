import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import type { Cache } from './cache/cache.ts';
import type { PresenceBoard } from './cache/presence-board.ts';
import type { Config } from './config.ts';
import type { Clock } from './core/clock.ts';
import type { RateLimiter } from './core/limits.ts';
import type { Handlers } from './core/wire.ts';
import type { Database } from './db/connect.ts';
import { createInTransaction } from './db/transaction.ts';
import { createAccountQueries } from './features/auth/account.queries.ts';
import { ActivityService } from './features/auth/activity.service.ts';
import { ActorService } from './features/auth/actor.service.ts';
import { createAuthBroadcast } from './features/auth/auth.broadcast.ts';
import { authRoutes } from './features/auth/auth.routes.ts';
import { AuthService } from './features/auth/auth.service.ts';
import { PasswordService } from './features/auth/password.service.ts';
import { ProfileService } from './features/auth/profile.service.ts';
import { TokenService } from './features/auth/token.service.ts';
import { createChatBroadcast } from './features/chat/chat.broadcast.ts';
import { chatEvents, chatSocket } from './features/chat/chat.events.ts';
import { chatRoutes } from './features/chat/chat.routes.ts';
import { createConversationQueries } from './features/chat/conversation.queries.ts';
import { ConversationService } from './features/chat/conversation.service.ts';
import { createMessageQueries } from './features/chat/message.queries.ts';
import { MessageService } from './features/chat/message.service.ts';
import { MessageLogService } from './features/chat/message-log.service.ts';
import { ReceiptService } from './features/chat/receipt.service.ts';
import { citiesRoutes } from './features/cities/cities.routes.ts';
import { createCityQueries } from './features/cities/city.queries.ts';
import { CityService } from './features/cities/city.service.ts';
import { createDashboardQueries } from './features/dashboard/dashboard.queries.ts';
import { dashboardRoutes } from './features/dashboard/dashboard.routes.ts';
import { DashboardService } from './features/dashboard/dashboard.service.ts';
import { discoverRoutes } from './features/discover/discover.routes.ts';
import { DiscoverService } from './features/discover/discover.service.ts';
import { createLearnerQueries } from './features/discover/learner.queries.ts';
import { createGoalQueries } from './features/goals/goal.queries.ts';
import { GoalService } from './features/goals/goal.service.ts';
import { goalsRoutes } from './features/goals/goals.routes.ts';
import { createUserGoalQueries } from './features/goals/user-goal.queries.ts';
import { UserGoalService } from './features/goals/user-goal.service.ts';
import { ContentService } from './features/groups/content.service.ts';
import { DirectoryService } from './features/groups/directory.service.ts';
import { createGroupQueries } from './features/groups/group.queries.ts';
import { GroupService } from './features/groups/group.service.ts';
import { createGroupMessageQueries } from './features/groups/group-message.queries.ts';
import { GroupMessageService } from './features/groups/group-message.service.ts';
import { GroupReceiptService } from './features/groups/group-receipt.service.ts';
import { createGroupsBroadcast } from './features/groups/groups.broadcast.ts';
import { groupsEvents, groupsSocket } from './features/groups/groups.events.ts';
import { groupsRoutes } from './features/groups/groups.routes.ts';
import { createMembershipQueries } from './features/groups/membership.queries.ts';
import { MembershipService } from './features/groups/membership.service.ts';
import { RosterService } from './features/groups/roster.service.ts';
import { createLocationQueries } from './features/location/location.queries.ts';
import { locationRoutes } from './features/location/location.routes.ts';
import { LocationService } from './features/location/location.service.ts';
import { ConnectionService } from './features/matching/connection.service.ts';
import { InboxService } from './features/matching/inbox.service.ts';
import { createMatchingBroadcast } from './features/matching/matching.broadcast.ts';
import { matchingRoutes } from './features/matching/matching.routes.ts';
import { createPresenceQueries } from './features/matching/presence.queries.ts';
import { PresenceService } from './features/matching/presence.service.ts';
import { RelationService } from './features/matching/relation.service.ts';
import { createRequestQueries } from './features/matching/request.queries.ts';
import { RequestService } from './features/matching/request.service.ts';
import { createVisibilityQueries } from './features/matching/visibility.queries.ts';
import { createSchoolQueries } from './features/schools/school.queries.ts';
import { SchoolService } from './features/schools/school.service.ts';
import { schoolsRoutes } from './features/schools/schools.routes.ts';
import { createHostingQueries } from './features/sessions/hosting.queries.ts';
import { HostingService } from './features/sessions/hosting.service.ts';
import { createNearbyQueries } from './features/sessions/nearby.queries.ts';
import { OccurrenceService } from './features/sessions/occurrence.service.ts';
import { createParticipantQueries } from './features/sessions/participant.queries.ts';
import { ParticipationService } from './features/sessions/participation.service.ts';
import { SeriesService } from './features/sessions/series.service.ts';
import { createSessionQueries } from './features/sessions/session.queries.ts';
import { SessionService } from './features/sessions/session.service.ts';
import { sessionsRoutes } from './features/sessions/sessions.routes.ts';
import { createSubjectQueries } from './features/subjects/subject.queries.ts';
import { SubjectService } from './features/subjects/subject.service.ts';
import { subjectsRoutes } from './features/subjects/subjects.routes.ts';
import { createUserSubjectQueries } from './features/subjects/user-subject.queries.ts';
import { UserSubjectService } from './features/subjects/user-subject.service.ts';
import { defineModels } from './models.ts';
import { eventsOfChats } from './realtime/chat-events.ts';
import type { FeatureEvents } from './realtime/gateway.ts';
import type { Hub } from './realtime/hub.ts';
import type { SocketRoute } from './realtime/websocket.ts';

export interface Floor {
  config: Config;
  key: KeyObject;
  db: Database;
  cache: Cache;
  board: PresenceBoard;
  hub: Hub;
  clock: Clock;
  limiter: RateLimiter;
  logger: Logger;
}

/** Builds the services, lower rungs first; a higher rung gets the lower ones it names. */
export function createFeatures({ config, key, db, cache, board, hub, clock, limiter, logger }: Floor) {
  const { sequelize } = db;
  const models = defineModels(sequelize);
  const inTransaction = createInTransaction(sequelize);
  const shared = { ...models, inTransaction, clock };

  const relations = new RelationService(sequelize);
  const onRemoving = relations.bumpAroundStudents.bind(relations);
  const cities = new CityService({ ...shared, ...config, cityQueries: createCityQueries(db) });
  const schools = new SchoolService({ ...shared, ...config, schoolQueries: createSchoolQueries(db), onRemoving });

  const accounts = createAccountQueries(db);
  const passwords = new PasswordService();
  const activity = new ActivityService(db, (error) => logger.error({ err: error }, 'Last activity was not written'));
  const actors = new ActorService(accounts, clock);
  const tokens = new TokenService({
    ...shared,
    limiter,
    broadcast: createAuthBroadcast(hub),
    settings: { ...config, key },
  });
  const auth = new AuthService({ ...shared, accounts, schools, passwords, tokens });
  const matchingBroadcast = createMatchingBroadcast(hub);
  const presence = new PresenceService({
    board,
    clock,
    queries: createPresenceQueries(db),
    broadcast: matchingBroadcast,
    peopleHere: () => hub.people(),
    onSeen: (userId, at) => activity.seen(userId, at),
    onError: (error) => logger.error({ err: error }, 'Who is online was not told'),
  });
  hub.onArrival((userId) => presence.arrive(userId));
  const profiles = new ProfileService({
    ...shared,
    accounts,
    passwords,
    tokens,
    activity,
    onProfileChanged: relations.bumpAround.bind(relations),
    onPrivacyChanged: (userId) => presence.reveal(userId),
  });

  const subjects = new SubjectService({ ...shared, queries: createSubjectQueries(db), ...config });
  const userSubjects = new UserSubjectService({ ...shared, queries: createUserSubjectQueries(db) });
  const goals = new GoalService({ ...shared, queries: createGoalQueries(db), ...config });
  const userGoals = new UserGoalService({ ...shared, queries: createUserGoalQueries(db) });

  const locations = new LocationService({ ...shared, sequelize, locations: createLocationQueries(db), ...config });

  const conversationQueries = createConversationQueries(db);
  const chatBroadcast = createChatBroadcast(hub);
  const log = new MessageLogService({ ...shared, queries: createMessageQueries(db) });
  const talk = { ...shared, queries: conversationQueries, broadcast: chatBroadcast };
  const conversations = new ConversationService(talk);
  const messages = new MessageService({ ...talk, log });
  const receipts = new ReceiptService(talk);

  const requestQueries = createRequestQueries(db);
  const visibility = createVisibilityQueries(db);
  const requests = new RequestService({
    ...shared,
    relations,
    visibility,
    broadcast: matchingBroadcast,
    presence,
    onAccepted: (request, transaction) => conversations.open(request, transaction),
    onBlocked: (request) => conversations.closeSockets(request),
  });
  const inbox = new InboxService({ queries: requestQueries, visibility, cache });
  const connections = new ConnectionService({
    queries: requestQueries,
    cache,
    conversationIds: (connectionIds) => conversationQueries.loadIds(connectionIds),
  });

  const discover = new DiscoverService(createLearnerQueries(db));

  const groupsBroadcast = createGroupsBroadcast(hub);
  const together = { ...shared, queries: createMembershipQueries(db), log, onClosed: groupsBroadcast.closed };
  const seated = { ...together, sequelize, seats: createGroupMessageQueries(db), broadcast: groupsBroadcast };
  const groups = {
    directory: new DirectoryService(createGroupQueries(db)),
    groups: new GroupService({ ...together, content: new ContentService(sequelize, config.locationDecimals) }),
    memberships: new MembershipService(together),
    roster: new RosterService(together),
    messages: new GroupMessageService(seated),
    receipts: new GroupReceiptService(seated),
  };
  const occurrences = new OccurrenceService({ ...shared, sequelize, ...config });
  const hosting = new HostingService({
    ...shared,
    queries: createHostingQueries(db),
    occurrences,
    series: new SeriesService({ ...shared, sequelize, occurrences }),
  });
  const participation = new ParticipationService({ ...shared, queries: createParticipantQueries(db) });
  const sessions = new SessionService({ clock, queries: createSessionQueries(db), nearby: createNearbyQueries(db) });

  const dashboard = new DashboardService({ clock, queries: createDashboardQueries(db), connections });

  const handlers: Handlers = {
    ...citiesRoutes(cities),
    ...schoolsRoutes(schools),
    ...authRoutes(auth, tokens, profiles),
    ...subjectsRoutes(subjects, userSubjects),
    ...goalsRoutes(goals, userGoals),
    ...locationRoutes(locations),
    ...discoverRoutes(discover),
    ...matchingRoutes(requests, inbox, connections, presence),
    ...chatRoutes(conversations, messages, receipts),
    ...groupsRoutes(groups),
    ...sessionsRoutes(sessions, hosting, participation),
    ...dashboardRoutes(dashboard),
  };
  const events: FeatureEvents = eventsOfChats(
    chatEvents(messages, receipts),
    groupsEvents(groups.messages, groups.receipts),
  );
  const sockets: SocketRoute[] = [chatSocket(conversations), groupsSocket(groups.messages)];

  const close = async () => {
    await presence.close();
    await activity.close();
  };
  return { handlers, events, sockets, actors, accounts, passwords, models, presence, activity, close };
}

export type Features = ReturnType<typeof createFeatures>;
