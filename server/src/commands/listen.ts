import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, createServer, type Server as NetServer } from 'node:net';
import { Refusal } from '../core/refusal.ts';

interface Place {
  host: string;
  port: number;
}

/** For whoever typed the command: what is in the way, and how to go round it. */
function explain(error: NodeJS.ErrnoException, { host, port }: Place): Error {
  const texts: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use, perhaps by a Study Mate that is running already. Stop that one, or choose another port: PORT=${port + 1}.`,
    EADDRNOTAVAIL: `${host} is no address of this machine. HOST=127.0.0.1 is open to this machine only, HOST=0.0.0.0 to all.`,
    EACCES: `This user may not listen on port ${port}. Choose one above 1023: PORT=8000.`,
    ENOTFOUND: `Nobody knows the address ${host}. HOST=127.0.0.1 is open to this machine only, HOST=0.0.0.0 to all.`,
  };
  const text = texts[error.code ?? ''];
  return text ? new Refusal(text, { cause: error }) : error;
}

/** Answers with the port, which is another than the given one where that is 0. */
async function listenOn(server: NetServer, place: Place): Promise<number> {
  server.listen(place.port, place.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, place);
  }
  return (server.address() as AddressInfo).port;
}

export const listen = (http: Server, place: Place): Promise<number> => listenOn(http, place);

/** Refuses at once what would be refused after everything else has been prepared. */
export async function assertFree(place: Place): Promise<void> {
  const server = createServer();
  await listenOn(server, place);
  server.close();
  await once(server, 'close');
}
