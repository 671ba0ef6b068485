import { StudyMate, type Tokens } from '@study-mate/sdk';

export interface Person {
  name: string;
  tokens: Tokens;
  /** The conversations that they take part in. */
  chats: number[];
}

const password = 'correct horse battery';

async function register(baseUrl: string, name: string) {
  const mate = new StudyMate({ baseUrl });
  const email = `${name}@delivery.example`;
  const { user } = await mate.auth.register({ email, password, password_confirm: password, full_name: name });
  return { mate, id: user.id, name };
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
