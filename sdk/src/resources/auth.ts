import type { Api } from '../core/api.ts';
import { type Auth, createAuth } from '../generated/resources/auth.ts';
import type { SessionCredentials } from '../session/credentials.ts';

/** The operations of `auth`, which also start and end the session of this client. */
export const createSignIn = (api: Api, credentials: SessionCredentials): Auth => {
  const auth = createAuth(api);
  return {
    ...auth,

    async register(body, options) {
      const session = await auth.register(body, options);
      await credentials.start(session.tokens);
      return session;
    },

    async login(body, options) {
      const session = await auth.login(body, options);
      await credentials.start(session.tokens);
      return session;
    },

    /** Whoever wants to leave is signed out here even when the server cannot be told. */
    async logout(body, options) {
      const tokens = await credentials.tokens();
      try {
        return await auth.logout(body ?? { refresh: tokens?.refresh }, options);
      } finally {
        await credentials.end();
      }
    },

    /** A new password ends every session of the account, this one too. */
    async changePassword(body, options) {
      const message = await auth.changePassword(body, options);
      await credentials.end();
      return message;
    },
  };
};
