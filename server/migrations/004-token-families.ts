/*
 * One family a sign-in. A rotated token names its successor, and a token's row holds all that its text is made of: the
 * answer to a rotation may be lost on the way, and the repeated one must get the very same token.
 */
export const up = `
  CREATE TABLE token_families (
    id uuid PRIMARY KEY,
    user_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz
  );
  CREATE INDEX token_families_user ON token_families (user_id);

  CREATE TABLE refresh_tokens (
    jti char(32) PRIMARY KEY,
    family_id uuid NOT NULL REFERENCES token_families ON DELETE CASCADE,
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    successor_jti char(32) UNIQUE
  );
  CREATE INDEX refresh_tokens_family ON refresh_tokens (family_id);
`;
