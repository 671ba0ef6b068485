/*
 * Every occurrence of a series is a session of its own, so that it can be joined, moved, cancelled and locked alone. A
 * series only remembers the rule that its sessions were planned by. Whether a session is over is a matter of the clock
 * and stored nowhere; that it was cancelled is.
 */
export const up = `
  CREATE TABLE session_series (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    host_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
    pattern text NOT NULL CHECK (pattern IN ('daily', 'weekly', 'monthly')),
    timezone varchar(64) NOT NULL,
    first_start timestamptz NOT NULL,
    end_date date NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX session_series_host ON session_series (host_id);

  CREATE TABLE study_sessions (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    host_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
    subject_id integer REFERENCES subjects ON DELETE SET NULL,
    title varchar(255) NOT NULL,
    description text NOT NULL DEFAULT '',
    session_type text NOT NULL DEFAULT 'in_person' CHECK (session_type IN ('in_person', 'virtual', 'hybrid')),
    location_name varchar(255) NOT NULL DEFAULT '',
    location_address varchar(1000) NOT NULL DEFAULT '',
    geom_point geography(Point, 4326),
    geom_snapped_point geography(Point, 4326),
    meeting_link varchar(200) NOT NULL DEFAULT '',
    start_time timestamptz NOT NULL,
    duration_minutes integer NOT NULL CHECK (duration_minutes >= 1),
    timezone varchar(64) NOT NULL,
    max_participants integer CHECK (max_participants >= 1),
    series_id integer REFERENCES session_series ON DELETE CASCADE,
    recurrence_index integer CHECK (recurrence_index >= 1),
    occurrence_date date,
    cancelled_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK (num_nulls(series_id, recurrence_index, occurrence_date) IN (0, 3)),
    CHECK ((geom_point IS NULL) = (geom_snapped_point IS NULL))
  );
  CREATE INDEX study_sessions_start ON study_sessions (start_time, id) WHERE cancelled_at IS NULL;
  CREATE INDEX study_sessions_host ON study_sessions (host_id);
  CREATE INDEX study_sessions_subject ON study_sessions (subject_id) WHERE subject_id IS NOT NULL;
  CREATE INDEX study_sessions_series ON study_sessions (series_id, recurrence_index) WHERE series_id IS NOT NULL;
  CREATE UNIQUE INDEX study_sessions_occurrence ON study_sessions (series_id, recurrence_index)
    WHERE cancelled_at IS NULL;
  CREATE INDEX study_sessions_place ON study_sessions USING gist (geom_snapped_point)
    WHERE cancelled_at IS NULL AND session_type <> 'virtual';

  CREATE TABLE session_participants (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    session_id integer NOT NULL REFERENCES study_sessions ON DELETE CASCADE,
    user_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
    status text NOT NULL DEFAULT 'registered' CHECK (status IN ('registered', 'attended', 'no_show', 'cancelled')),
    check_in_time timestamptz,
    check_out_time timestamptz,
    notes varchar(1000) NOT NULL DEFAULT '',
    joined_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (session_id, user_id),
    CHECK (check_out_time IS NULL OR check_in_time IS NOT NULL)
  );
  CREATE INDEX session_participants_joined ON session_participants (session_id, joined_at, id);
  CREATE INDEX session_participants_user ON session_participants (user_id, session_id);
`;
