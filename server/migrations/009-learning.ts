/*
 * What people study and aim for. Removing an entry of a catalogue removes it from everybody's list; a person lists each
 * entry once, however often the request arrives.
 */
export const up = `
  CREATE TABLE subjects (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code varchar(100) NOT NULL UNIQUE,
    name_vi varchar(255) NOT NULL,
    name_en varchar(255) NOT NULL,
    level text CHECK (level IN ('beginner', 'intermediate', 'advanced', 'expert')),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX subjects_newest ON subjects (created_at DESC, id DESC);

  CREATE TABLE user_subjects (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
    subject_id integer NOT NULL REFERENCES subjects ON DELETE CASCADE,
    level text NOT NULL CHECK (level IN ('beginner', 'intermediate', 'advanced', 'expert')),
    intent text NOT NULL CHECK (intent IN ('learn', 'teach', 'both')),
    note text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (user_id, subject_id)
  );
  CREATE INDEX user_subjects_intents ON user_subjects (subject_id, intent);

  CREATE TABLE goals (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code varchar(100) NOT NULL UNIQUE,
    name varchar(255) NOT NULL,
    type text NOT NULL CHECK (type IN ('daily', 'weekly', 'monthly', 'yearly', 'milestone')),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX goals_newest ON goals (created_at DESC, id DESC);

  CREATE TABLE user_goals (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
    goal_id integer NOT NULL REFERENCES goals ON DELETE CASCADE,
    target_value numeric(10, 2) NOT NULL,
    target_date date NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (user_id, goal_id)
  );
  CREATE INDEX user_goals_targets ON user_goals (goal_id) INCLUDE (target_value);
`;
