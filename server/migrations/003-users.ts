/*
 * A person's exact position is for that person alone. Everything others may learn (place, distance, order) is computed
 * from the snapped one, so only that one is indexed.
 */
export const up = `
  CREATE TABLE users (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email citext NOT NULL UNIQUE,
    password_hash text NOT NULL,
    full_name varchar(255) NOT NULL,
    phone varchar(20) UNIQUE,
    school_id integer REFERENCES schools ON DELETE SET NULL,
    major varchar(255),
    year integer,
    bio text NOT NULL DEFAULT '',
    avatar_url varchar(500),
    learning_radius_km double precision NOT NULL DEFAULT 5,
    privacy_level text NOT NULL DEFAULT 'open' CHECK (privacy_level IN ('open', 'friends_of_friends', 'private')),
    status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'banned', 'deleted')),
    is_staff boolean NOT NULL DEFAULT false,
    last_active_at timestamptz,
    location_updated_at timestamptz,
    geom_last_point geography(Point, 4326),
    geom_snapped_point geography(Point, 4326),
    relations_version integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX users_school ON users (school_id);
  CREATE INDEX users_snapped_point ON users USING gist (geom_snapped_point) WHERE status = 'active';
`;
