import { MemoryTokenStore, type Realtime, type ServerEvents, StudyMate } from '@study-mate/sdk';
import { onTestFinished } from 'vitest';
import { facts } from '../states.ts';
import { aScript, type Script } from './script.ts';

/** A scripted server, and the real SDK connected to it. */
export interface Peer extends Script {
  realtime: Realtime;
  mate: StudyMate;
}

export async function aPeer(): Promise<Peer> {
  const script = await aScript();
  const { access, refresh } = facts;
  const mate = new StudyMate({
    baseUrl: script.url,
    tokenStore: new MemoryTokenStore({ access: 'an older access token', refresh }),
    fetch: async () => Response.json({ access, refresh }),
  });
  const realtime = await mate.realtime();
  await realtime.connect();
  onTestFinished(() => realtime.close());
  return { ...script, realtime, mate };
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
