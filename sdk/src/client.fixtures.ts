import { StudyMate, type StudyMateOptions } from './client.ts';
import { MemoryTokenStore, type Tokens } from './session/token-store.ts';

export type Answer = (request: Request, count: number) => Response | Promise<Response>;

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });

const encode = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, '');

interface AboutToken {
  madeAt?: number;
  endsAt?: number;
  user_id?: string;
}

/** A token that says when it was made and when it ends, in seconds from now, and perhaps whose it is. */
export const aToken = (name: string, { madeAt = 0, endsAt = 300, user_id }: AboutToken = {}): string => {
  const now = Math.floor(Date.now() / 1_000);
  return `${encode({ alg: 'HS256' })}.${encode({ name, iat: now + madeAt, exp: now + endsAt, user_id })}.signature`;
};

export const tokens = (name: string): Tokens => ({ access: aToken(name), refresh: `refresh-${name}` });

/** A client whose server is a function, and the requests that the function was asked. */
export const aClient = (answer: Answer, options: Partial<StudyMateOptions> = {}) => {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request.clone());
    if (request.signal.aborted) throw request.signal.reason;
    return answer(request, requests.length);
  };
  const tokenStore = new MemoryTokenStore(tokens('first'));
  const mate = new StudyMate({ baseUrl: 'http://study.test', fetch, tokenStore, ...options });
  return { mate, requests, tokenStore };
};

export const nameIn = (request: Request): string | undefined => {
  const token = request.headers.get('authorization')?.split(' ')[1];
  return token && JSON.parse(atob(token.split('.')[1] ?? '')).name;
};

/** A server that never answers, but hears when the caller gives up. */
export const silence = (request: Request): Promise<Response> =>
  new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)));
