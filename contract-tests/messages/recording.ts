import { aPact, stand } from '../consumer/pact.ts';
import type { Given } from '../states.ts';

export interface ServerMessage {
  /** Of the folder of the test file. */
  part: string;
  description: string;
  given: readonly Given[];
  /** What travels, with rules in it. */
  content: unknown;
}

export interface ClientMessage extends ServerMessage {
  /** What comes back. */
  answer: unknown;
}

const read = (content: unknown): unknown =>
  Buffer.isBuffer(content)
    ? JSON.parse(content.toString())
    : typeof content === 'string'
      ? JSON.parse(content)
      : content;

/** Records something that the server says on its own: `use` has the consumer receive it. */
export async function recordHeard(
  { part, description, given, content }: ServerMessage,
  use: (content: unknown) => Promise<void>,
): Promise<void> {
  const interaction = aPact(part, [description]).addAsynchronousInteraction();
  stand(interaction, given);
  await interaction
    .expectsToReceive(description, (message) => message.withJSONContent(content as never))
    .executeTest(({ contents }) => use(read((contents as unknown as { content: unknown }).content)));
}

/** JSON with its keys in order, as Pact writes it. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [another]) => (one < another ? -1 : 1)))
      : part,
  );

/** Records something that a consumer says and what comes back: `use` gets the latter, and tells what was said. */
export async function recordSent(
  { part, description, given, content, answer }: ClientMessage,
  use: (answer: unknown) => Promise<unknown>,
): Promise<void> {
  const interaction = aPact(part, [description]).addSynchronousInteraction(description);
  stand(interaction, given);
  const exchanged = await interaction
    .withRequest((request) => request.withJSONContent(content as never))
    .withResponse((response) => response.withJSONContent(answer as never))
    .executeTest(async ({ Request, Response }) => ({
      expected: read(Request.content),
      sent: await use(read(Response[0]?.content)),
    }));
  if (!exchanged) throw new Error('The message was not exchanged');
  const { expected, sent } = exchanged;
  if (inOrder(sent) !== inOrder(expected))
    throw new Error(`${JSON.stringify(sent)} was sent instead of ${JSON.stringify(expected)}`);
}
