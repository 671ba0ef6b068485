import type { Database } from '../../db/connect.ts';

const flushEveryMs = 5000;

/** Rows are locked by rising id, as everywhere: two writers never wait for each other. */
const flushText = `
  UPDATE users u SET last_active_at = seen.at
  FROM (
    SELECT id, at FROM users JOIN unnest($1::int[], $2::timestamptz[]) AS seen(id, at) USING (id)
    ORDER BY id FOR NO KEY UPDATE OF users
  ) seen
  WHERE u.id = seen.id AND (u.last_active_at IS NULL OR u.last_active_at < seen.at)`;

/** Remembers when people were last seen and writes it in batches, so that looking at a profile costs no write. */
export class ActivityService {
  readonly #write: (values: unknown[]) => Promise<unknown>;
  readonly #timer: NodeJS.Timeout;
  #seen = new Map<number, Date>();

  constructor(db: Database, onError: (error: unknown) => void) {
    this.#write = db.prepared('last-seen', flushText);
    this.#timer = setInterval(() => this.flush().catch(onError), flushEveryMs).unref();
  }

  seen(userId: number, at: Date): void {
    this.#seen.set(userId, at);
  }

  async flush(): Promise<void> {
    if (this.#seen.size === 0) return;
    const seen = this.#seen;
    this.#seen = new Map();
    await this.#write([[...seen.keys()], [...seen.values()]]);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }
}
