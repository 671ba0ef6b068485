/*
 * Two people share one row whoever asked first, so that requests crossing each other collide in the unique index and
 * not in the application.
 */
export const up = `
  CREATE TABLE connection_requests (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sender_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
    receiver_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'accepted', 'rejected', 'blocked')),
    blocked_by_id integer REFERENCES users ON DELETE SET NULL,
    message varchar(500) NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    accepted_at timestamptz,
    rejected_at timestamptz,
    CHECK (sender_id <> receiver_id)
  );
  CREATE UNIQUE INDEX connection_requests_pair
    ON connection_requests (least(sender_id, receiver_id), greatest(sender_id, receiver_id));
  CREATE INDEX connection_requests_sent ON connection_requests (sender_id, created_at DESC, id DESC);
  CREATE INDEX connection_requests_received ON connection_requests (receiver_id, created_at DESC, id DESC);
  CREATE INDEX connection_requests_accepted_sent ON connection_requests (sender_id, accepted_at DESC, id DESC)
    WHERE state = 'accepted';
  CREATE INDEX connection_requests_accepted_received ON connection_requests (receiver_id, accepted_at DESC, id DESC)
    WHERE state = 'accepted';
  CREATE INDEX connection_requests_blocked_by ON connection_requests (blocked_by_id) WHERE blocked_by_id IS NOT NULL;
`;
