import { randomUUID } from 'node:crypto';
import { newTokenId, sign, type TokenType, toKey } from '../../src/features/auth/token.rules.ts';
import { aPosition, hanoi } from '../../src/features/location/location.fixtures.ts';
import type { App, Person } from '../app.ts';
import { type Actor, signedIn } from './cast.ts';

/** Beside the cast there are people who only make a world of it. */
const extras = [
  'banned',
  'deleted',
  /** Has asked everybody, has been asked by everybody, and is connected with everybody. */
  'suitor',
  'sought',
  'companion',
  /** Keeps their profile to themselves; connected with the friend. */
  'hermit',
  /** Shows their profile to friends of friends; connected with the friend. */
  'recluse',
  /** Nobody has anything to do with them yet. */
  'newcomer',
] as const;

export type Inhabitant = (typeof signedIn)[number] | (typeof extras)[number];
export type Inhabitants = Record<Inhabitant, Person>;

/** Everybody's password, and argon2id's cheapest hash of it: what it costs is not what is tested here. */
const password = 'correct horse battery';
const passwordHash = '$argon2id$v=19$m=8,t=1,p=1$AmcTUakimnMWBDzZw2tiIg$uzw357tXpBTJqioOXKcv2bvCLBtzxJ0hg2vaM99yX/o';

/** When those were last there who never call. */
export const lastActive = {
  companion: new Date('2019-01-02T03:04:05Z'),
  hermit: new Date('2019-02-03T04:05:06Z'),
};

const secrets: Partial<Record<Inhabitant, object>> = {
  owner: { phone: '+84 900 000 001' },
  companion: { lastActiveAt: lastActive.companion },
  hermit: { privacyLevel: 'private', bio: 'Hermit bio', major: 'Hermeneutics', lastActiveAt: lastActive.hermit },
  sought: { privacyLevel: 'private', major: 'Seeking' },
  recluse: { privacyLevel: 'friends_of_friends', bio: 'Recluse bio', major: 'Reclusion' },
  staff: { isStaff: true },
  banned: { status: 'banned' },
  deleted: { status: 'deleted' },
};

/** Where the owner is, more exactly than others may know. */
export const ownersPlace = { latitude: 21.0287654, longitude: 105.8041239 };

const key = toKey('a secret for tests only');
const hour = 3600;

interface SignIn {
  person: Person;
  family: string;
}

/** A token as this server signs it, but for what is changed about it. */
const tokenOf = (
  app: App,
  { person, family }: SignIn,
  change: { type?: TokenType; age?: number; key?: typeof key },
) => {
  const now = Math.floor(app.clock.now().getTime() / 1000) - (change.age ?? 0);
  const claims = { iat: now, exp: now + hour, jti: newTokenId(), user_id: String(person.id), family };
  return sign({ ...claims, token_type: change.type ?? 'access' }, change.key ?? key);
};

async function aSignIn(app: App, person: Person, revokedAt: Date | null = null): Promise<SignIn> {
  const family = randomUUID();
  await app.models.families.create({ id: family, userId: person.id, revokedAt });
  return { person, family };
}

async function aRefreshToken(app: App, person: Person): Promise<string> {
  const { family } = await aSignIn(app, person);
  const now = app.clock.now();
  const expiresAt = new Date(now.getTime() + hour * 1000);
  const jti = newTokenId();
  await app.models.refreshTokens.create({ jti, familyId: family, issuedAt: now, expiresAt });
  const [iat, exp] = [now, expiresAt].map((time) => Math.floor(time.getTime() / 1000)) as [number, number];
  return sign({ iat, exp, jti, user_id: String(person.id), family, token_type: 'refresh' }, key);
}

async function settle(app: App, name: Inhabitant): Promise<SignIn> {
  const email = `${name.replace(' ', '-')}@example.org`;
  const fullName = `The ${name}`;
  const { id } = await app.models.users.create({ email, fullName, passwordHash, ...secrets[name] });
  await aPosition(app.db, id, name === 'owner' ? ownersPlace : hanoi);
  const person: Person = { id, email, fullName, password, tokens: { access: '', refresh: '' } };
  const signIn = await aSignIn(app, person);
  person.tokens.access = tokenOf(app, signIn, {});
  return signIn;
}

export interface Population {
  inhabitants: Inhabitants;
  /** How each of the cast asks: with which identity, and which header. */
  identities: Record<Actor, { person: Person; authorization: string | undefined }>;
  /** A refresh token of the newcomer's that is good. */
  refresh: string;
}

export async function populate(app: App): Promise<Population> {
  const signIns = {} as Record<Inhabitant, SignIn>;
  for (const name of [...signedIn, ...extras]) signIns[name] = await settle(app, name);
  const { owner, newcomer } = signIns;
  const ended = await aSignIn(app, owner.person, app.clock.now());
  const tokens: Partial<Record<Actor, string>> = {
    forged: tokenOf(app, owner, { key: toKey('a secret of somebody else') }),
    expired: tokenOf(app, owner, { age: hour }),
    refresh: await aRefreshToken(app, owner.person),
    'signed out': tokenOf(app, ended, {}),
  };
  const inhabitants = Object.fromEntries(
    Object.entries(signIns).map(([name, { person }]) => [name, person]),
  ) as Inhabitants;
  const identityOf = (name: Inhabitant) => ({
    person: inhabitants[name],
    authorization: `Bearer ${inhabitants[name].tokens.access}`,
  });
  const broken = (name: Actor) => ({
    person: inhabitants.owner,
    authorization: tokens[name] && `Bearer ${tokens[name]}`,
  });
  const identities = {
    ...Object.fromEntries([...signedIn, 'banned' as const, 'deleted' as const].map((name) => [name, identityOf(name)])),
    ...Object.fromEntries(
      (['anonymous', 'forged', 'expired', 'refresh', 'signed out'] as const).map((name) => [name, broken(name)]),
    ),
  } as Population['identities'];
  return { inhabitants, identities, refresh: await aRefreshToken(app, newcomer.person) };
}
