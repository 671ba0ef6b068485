/*
 * A write by the key that its sender gave it. Whoever inserts the row may do it; the answer is added when there is one.
 * Until then the claim holds only so long, because whoever made it may have died. The bound of an answer is above what
 * any operation tells, and keeps a mistake from filling the disk.
 */
export const up = `
  CREATE TABLE idempotency_keys (
    user_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
    operation text NOT NULL,
    key text NOT NULL CHECK (octet_length(key) BETWEEN 1 AND 255),
    fingerprint bytea NOT NULL,
    claim uuid NOT NULL,
    claimed_until timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    status smallint,
    body text CHECK (octet_length(body) <= 131072),
    PRIMARY KEY (user_id, operation, key)
  );
  CREATE INDEX idempotency_keys_expiry ON idempotency_keys (expires_at);
`;
