import { StudyMate, type Tokens } from '@study-mate/sdk';

export interface Person {
  name: string;
  tokens: Tokens;
  /** The conversations that they take part in. */
  chats: number[];
}

const password = 'correct horse battery';

const emailOf = (name: string): string => `${name}@delivery.example`;

async function register(baseUrl: string, name: string) {
  const mate = new StudyMate({ baseUrl });
  const { user } = await mate.auth.register({
    email: emailOf(name),
    password,
    password_confirm: password,
    full_name: name,
  });
  return { mate, id: user.id, name };
}

/** A client of their own for one of the people. */
export async function signIn(baseUrl: string, name: string): Promise<StudyMate> {
  const mate = new StudyMate({ baseUrl });
  await mate.auth.login({ email: emailOf(name), password });
  return mate;
}

/** People in a circle, each of whom talks to the next one. */
export async function inviteCircle(baseUrl: string, count: number): Promise<Person[]> {
  const names = Array.from({ length: count }, (_, index) => `writer${index}`);
  const guests = await Promise.all(names.map((name) => register(baseUrl, name)));
  for (const [index, { mate }] of guests.entries()) {
    const next = guests[(index + 1) % count];
    if (!next) continue;
    const { id } = await mate.matching.sendRequest({ receiver_id: next.id });
    await next.mate.matching.acceptRequest(id);
  }
  return Promise.all(
    guests.map(async ({ mate, name }) => {
      const tokens = await mate.credentials.tokens();
      if (!tokens) throw new Error(`${name} is not signed in`);
      return { name, tokens, chats: (await mate.chat.listConversations()).map(({ id }) => id) };
    }),
  );
}
