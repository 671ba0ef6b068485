import { facts, given } from '../states.ts';
import { fact } from './matching-rules.ts';
import { type SampleCall, sample } from './sample.ts';

const newPassword = 'another long password';

export const authSamples = {
  register: sample(
    {
      body: {
        email: 'new@example.com',
        password: 'a long password',
        password_confirm: 'a long password',
        full_name: 'Mai Nguyễn',
      },
    },
    (mate, { body }, options) => mate.auth.register(body, options),
  ),
  login: sample({ body: { email: facts.email, password: 'correct horse battery' } }, (mate, { body }, options) =>
    mate.auth.login(body, options),
  ),
  logout: sample({ body: { refresh: facts.refresh } }, (mate, { body }, options) => mate.auth.logout(body, options), {
    body: { refresh: fact('refresh') },
  }),
  refreshToken: sample(
    { body: { refresh: facts.refresh } },
    (mate, { body }, options) => mate.auth.refreshToken(body, options),
    { body: { refresh: fact('refresh') }, given: [given('signedIn')], apart: [401] },
  ),
  getProfile: sample({}, (mate, _, options) => mate.auth.getProfile(options)),
  replaceProfile: sample({ body: { full_name: 'Mai Lê' } }, (mate, { body }, options) =>
    mate.auth.replaceProfile(body, options),
  ),
  updateProfile: sample({ body: { bio: 'Chào' } }, (mate, { body }, options) => mate.auth.updateProfile(body, options)),
  changePassword: sample(
    { body: { old_password: 'correct horse battery', new_password: newPassword, new_password_confirm: newPassword } },
    (mate, { body }, options) => mate.auth.changePassword(body, options),
  ),
} satisfies Record<string, SampleCall>;
