export const up = `
  CREATE TABLE location_history (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
    point geography(Point, 4326) NOT NULL,
    accuracy double precision,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX location_history_newest ON location_history (user_id, recorded_at DESC, id DESC);
`;
