/*
 * One row, which names this installation: what shares a Redis with others keeps its keys apart by it. It goes with the
 * rows, so what was cached of people who are gone is never taken for that of others with the same numbers.
 */
export const up = `
  CREATE TABLE installation (
    is_single boolean PRIMARY KEY DEFAULT true CHECK (is_single),
    id uuid NOT NULL DEFAULT gen_random_uuid()
  );
`;
