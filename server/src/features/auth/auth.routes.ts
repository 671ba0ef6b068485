import type { Handlers } from '../../core/wire.ts';
import type { AuthService } from './auth.service.ts';
import { toMessage, toProfile, toSession } from './auth.wire.ts';
import type { ProfileService } from './profile.service.ts';
import type { TokenService } from './token.service.ts';

export const authRoutes = (auth: AuthService, tokens: TokenService, profiles: ProfileService) =>
  ({
    register: async ({ body }) => toSession('User registered successfully')(await auth.register(body)),
    login: async ({ body }) => toSession('Login successful')(await auth.login(body.email, body.password)),
    refreshToken: async ({ body }) => tokens.refresh(body.refresh),
    logout: async ({ body }, actor) => {
      await profiles.logout(actor, body.refresh);
      return toMessage('Logout successful');
    },
    getProfile: async (_input, actor) => toProfile(profiles.show(actor)),
    replaceProfile: async ({ body }, actor) => toProfile(await profiles.change(actor, body)),
    updateProfile: async ({ body }, actor) => toProfile(await profiles.change(actor, body)),
    changePassword: async ({ body }, actor) => {
      await profiles.changePassword(actor, body);
      return toMessage('Password changed successfully');
    },
  }) satisfies Partial<Handlers>;
