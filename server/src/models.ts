import type { Sequelize } from 'sequelize';
import { defineRefreshTokens } from './features/auth/refresh-token.model.ts';
import { defineTokenFamilies } from './features/auth/token-family.model.ts';
import { defineUsers } from './features/auth/user.model.ts';
import { defineConversations } from './features/chat/conversation.model.ts';
import { defineMessages } from './features/chat/message.model.ts';
import { defineCities } from './features/cities/city.model.ts';
import { defineGoals } from './features/goals/goal.model.ts';
import { defineUserGoals } from './features/goals/user-goal.model.ts';
import { defineStudyGroups } from './features/groups/group.model.ts';
import { defineGroupMemberships } from './features/groups/membership.model.ts';
import { defineConnectionRequests } from './features/matching/request.model.ts';
import { defineSchools } from './features/schools/school.model.ts';
import { defineSessionParticipants } from './features/sessions/participant.model.ts';
import { defineSessionSeries } from './features/sessions/series.model.ts';
import { defineStudySessions } from './features/sessions/session.model.ts';
import { defineSubjects } from './features/subjects/subject.model.ts';
import { defineUserSubjects } from './features/subjects/user-subject.model.ts';

/** Registers every model with one connection; two servers in a process share none. */
export const defineModels = (sequelize: Sequelize) => ({
  cities: defineCities(sequelize),
  schools: defineSchools(sequelize),
  users: defineUsers(sequelize),
  families: defineTokenFamilies(sequelize),
  refreshTokens: defineRefreshTokens(sequelize),
  subjects: defineSubjects(sequelize),
  userSubjects: defineUserSubjects(sequelize),
  goals: defineGoals(sequelize),
  userGoals: defineUserGoals(sequelize),
  requests: defineConnectionRequests(sequelize),
  conversations: defineConversations(sequelize),
  messages: defineMessages(sequelize),
  groups: defineStudyGroups(sequelize),
  memberships: defineGroupMemberships(sequelize),
  sessions: defineStudySessions(sequelize),
  series: defineSessionSeries(sequelize),
  participants: defineSessionParticipants(sequelize),
});
