/*
 * last_seq grows under the conversation's row lock, in the transaction that writes the message: numbers have no gaps
 * and are visible in order. client_message_id makes a repeated send find the first one.
 */
export const up = `
  CREATE TABLE conversations (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    connection_id integer NOT NULL UNIQUE REFERENCES connection_requests ON DELETE CASCADE,
    user_low_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
    user_high_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
    last_message_at timestamptz,
    last_seq integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK (user_low_id < user_high_id)
  );
  CREATE INDEX conversations_low ON conversations (user_low_id, last_message_at DESC NULLS LAST, id DESC);
  CREATE INDEX conversations_high ON conversations (user_high_id, last_message_at DESC NULLS LAST, id DESC);

  CREATE TABLE messages (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id integer NOT NULL REFERENCES conversations ON DELETE CASCADE,
    seq integer NOT NULL CHECK (seq > 0),
    sender_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
    content text NOT NULL,
    client_message_id uuid,
    read_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (conversation_id, seq),
    UNIQUE (conversation_id, sender_id, client_message_id)
  );
  CREATE INDEX messages_sender ON messages (sender_id);
  CREATE INDEX messages_unread ON messages (conversation_id, sender_id) WHERE read_at IS NULL;
`;
