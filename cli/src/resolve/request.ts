import type { ConnectionRequestRow, StudyMate, UserCard } from '@study-mate/sdk';
import { matchOne, type Named, toIdIfAny } from './match.ts';

type Kind = 'received' | 'sent' | 'any';

const named = (id: number, { full_name, email }: UserCard): Named => ({ id, name: full_name, email });

const fromSenders = (rows: ConnectionRequestRow[]) => rows.map(({ id, sender }) => named(id, sender));
const toReceivers = (rows: ConnectionRequestRow[]) => rows.map(({ id, receiver }) => named(id, receiver));

const candidates = async (mate: StudyMate, kind: Kind): Promise<Named[]> => {
  const { sent, received } = await mate.matching.listPendingRequests();
  if (kind === 'received') return fromSenders(received);
  if (kind === 'sent') return toReceivers(sent);
  const all = [...fromSenders(received), ...toReceivers(sent)];
  for await (const { id, user } of mate.matching.listConnections({ page_size: 100 })) all.push(named(id, user));
  return all;
};

/** The id of a request, given itself or as the other person's name or address. */
export async function findRequest(mate: StudyMate, which: string, kind: Kind): Promise<number> {
  const given = toIdIfAny(which);
  if (given !== undefined) return given;
  const { id } = matchOne(await candidates(mate, kind), {
    text: which,
    named: (candidate) => candidate,
    nobody: kind === 'any' ? 'None of your requests and connections' : `None of the pending requests you ${kind}`,
    suggestion: `See them with: study-mate requests ${kind === 'any' ? 'list' : 'pending'}`,
  });
  return id;
}
