import type { Database } from '../../server/src/db/connect.ts';

/** The real database behind a switch: while it is off, no statement finds a connection. */
export function switchable(db: Database) {
  const manager = db.sequelize.connectionManager;
  const connect = manager.getConnection.bind(manager);
  let isDown = false;
  manager.getConnection = async (options) => {
    if (isDown) throw new Error('The database was switched off');
    return connect(options);
  };
  return {
    db,
    setDown(down: boolean): void {
      isDown = down;
    },
    /** As if it failed only now: what the work needs of it is still there. */
    async beforehand<T>(work: () => Promise<T>): Promise<T> {
      const wasDown = isDown;
      isDown = false;
      try {
        return await work();
      } finally {
        isDown = wasDown;
      }
    },
  };
}

export type SwitchableDatabase = ReturnType<typeof switchable>;
