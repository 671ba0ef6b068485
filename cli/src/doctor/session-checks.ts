import type { Tokens } from '@study-mate/sdk';
import type { Context } from '../context.ts';
import { explain } from '../report.ts';
import { broken, type Finding, ok, warning } from './finding.ts';

const check = 'Sign-in';

/** Milliseconds until the token is over, as it says itself; nobody but the server can tell whether it is still good. */
const timeLeft = (token: string): number | undefined => {
  try {
    const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { exp?: number };
    return exp === undefined ? undefined : exp * 1000 - Date.now();
  } catch {
    return undefined;
  }
};

const inDays = (milliseconds: number): string => {
  const hours = Math.floor(milliseconds / 3_600_000);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
};

const checkTokens = ({ refresh }: Tokens, name: string): Finding => {
  const left = timeLeft(refresh);
  if (left === undefined) {
    return { check, ...warning({ message: `The profile "${name}" has tokens that say nothing about themselves.` }) };
  }
  const signIn = `study-mate login --profile ${name}`;
  if (left <= 0) {
    return {
      check,
      ...broken({ message: `The session of the profile "${name}" is over.`, advice: `Sign in with: ${signIn}` }),
    };
  }
  return { check, ...ok(`The profile "${name}" is signed in; without being used that ends in ${inDays(left)}.`) };
};

/** Looks at the tokens of the profile, and whether the server takes them. */
export async function checkSession(context: Context): Promise<Finding[]> {
  const { profile } = context;
  const mate = await context.client();
  const tokens = await mate.credentials.tokens();
  if (!tokens) {
    const message = `Nobody is signed in to ${mate.baseUrl} with the profile "${profile.name}".`;
    return [{ check, ...warning({ message, advice: `Sign in with: study-mate login --profile ${profile.name}` }) }];
  }
  const session = checkTokens(tokens, profile.name);
  try {
    const { full_name, email } = await mate.auth.getProfile();
    return [session, { check: 'API', ...ok(`It knows you as ${full_name} (${email}).`) }];
  } catch (error) {
    const { message, suggestion } = (await explain(error)).report;
    return [session, { check: 'API', ...broken({ message, ...(suggestion && { advice: suggestion }) }) }];
  }
}
