import { LocalStorageTokenStore, StudyMate } from '@study-mate/sdk';
import { indexedDbOutbox } from '@study-mate/sdk/outbox/indexed-db';

/** What the tests find on the page. */
const exposed = {
  /** A client as a site has it: signed in as whoever signed in on this site. */
  connect: (baseUrl: string) => new StudyMate({ baseUrl, tokenStore: new LocalStorageTokenStore() }),
  indexedDbOutbox,
  /** Asks a worker, which has no page. */
  askWorker: (question: object) =>
    new Promise<unknown>((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(question);
    }),
};

declare global {
  var sdk: typeof exposed;
}

globalThis.sdk = exposed;
