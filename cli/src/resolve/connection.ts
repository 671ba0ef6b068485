import type { Connection, StudyMate } from '@study-mate/sdk';
import { matchOne, toIdIfAny } from './match.ts';

/** The id of a connection, given itself or as somebody's name or address. */
export async function findConnection(mate: StudyMate, which: string): Promise<number> {
  const given = toIdIfAny(which);
  if (given !== undefined) return given;
  const connections: Connection[] = [];
  for await (const connection of mate.matching.listConnections({ page_size: 100 })) connections.push(connection);
  const { id } = matchOne(connections, {
    text: which,
    named: ({ id, user: { full_name, email } }) => ({ id, name: full_name, email }),
    nobody: 'None of your connections',
    suggestion: 'See them with: study-mate connections list',
  });
  return id;
}
