import { MemoryTokenStore, type Realtime, type ServerEvents, StudyMate } from '@study-mate/sdk';
import { onTestFinished } from 'vitest';
import { facts } from '../states.ts';
import { aScript, type Script } from './script.ts';

/** A scripted server, and the real SDK at its other end. */
export interface Peer extends Script {
  realtime: Realtime;
  mate: StudyMate;
}

/** Not connected yet: it begins with one access token, and gets the other one when it renews. */
export async function anUnconnectedPeer(access: string, renewed: string): Promise<Peer> {
  const script = await aScript();
  const { refresh } = facts;
  const mate = new StudyMate({
    baseUrl: script.url,
    tokenStore: new MemoryTokenStore({ access, refresh }),
    fetch: async () => Response.json({ access: renewed, refresh }),
  });
  const realtime = await mate.realtime();
  onTestFinished(() => realtime.close());
  return { ...script, realtime, mate };
}

export async function aPeer(): Promise<Peer> {
  const peer = await anUnconnectedPeer('an older access token', facts.access);
  await peer.realtime.connect();
  return peer;
}

/** What a listener of the SDK is handed when the server says this. */
export const heard = <Name extends keyof ServerEvents>(
  { realtime, emit }: Peer,
  event: Name,
  payload: ServerEvents[Name],
) =>
  new Promise<ServerEvents[Name]>((resolve) => {
    realtime.on(event, resolve as (payload: unknown) => void);
    emit({ event, payload });
  });
