/*
 * A group's chat is a conversation like any other, only that no connection stands behind it: who takes part is said by
 * the memberships. A person has one row in a group, used again whenever they come back; removed_at stays until somebody
 * of the group lets them in again, so that whoever was removed cannot walk back into a public group.
 */
export const up = `
  ALTER TABLE conversations
    ALTER COLUMN connection_id DROP NOT NULL,
    ALTER COLUMN user_low_id DROP NOT NULL,
    ALTER COLUMN user_high_id DROP NOT NULL,
    ADD CHECK (num_nulls(connection_id, user_low_id, user_high_id) IN (0, 3));

  CREATE TABLE study_groups (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id integer NOT NULL UNIQUE REFERENCES conversations,
    created_by_id integer REFERENCES users ON DELETE SET NULL,
    school_id integer REFERENCES schools ON DELETE SET NULL,
    name varchar(255) NOT NULL,
    description text NOT NULL DEFAULT '',
    avatar_url varchar(200),
    privacy text NOT NULL DEFAULT 'public' CHECK (privacy IN ('public', 'private', 'invite_only')),
    status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'inactive', 'archived')),
    max_members integer CHECK (max_members >= 0),
    geom_point geography(Point, 4326),
    geom_snapped_point geography(Point, 4326),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    -- A line each, so that no search term matches across the two.
    search text COLLATE "C" NOT NULL
      GENERATED ALWAYS AS (search_text(name) || chr(10) || search_text(description)) STORED,
    CHECK ((geom_point IS NULL) = (geom_snapped_point IS NULL))
  );
  CREATE INDEX study_groups_newest ON study_groups (created_at DESC, id DESC);
  CREATE INDEX study_groups_search ON study_groups USING gin (search gin_trgm_ops);
  CREATE INDEX study_groups_created_by ON study_groups (created_by_id);
  CREATE INDEX study_groups_school ON study_groups (school_id) WHERE school_id IS NOT NULL;
  CREATE INDEX study_groups_place ON study_groups USING gist (geom_snapped_point)
    WHERE status = 'active' AND privacy <> 'invite_only';

  CREATE TABLE group_subjects (
    group_id integer NOT NULL REFERENCES study_groups ON DELETE CASCADE,
    subject_id integer NOT NULL REFERENCES subjects ON DELETE CASCADE,
    PRIMARY KEY (group_id, subject_id)
  );
  CREATE INDEX group_subjects_subject ON group_subjects (subject_id);

  CREATE TABLE group_memberships (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    group_id integer NOT NULL REFERENCES study_groups ON DELETE CASCADE,
    user_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
    role text NOT NULL DEFAULT 'member' CHECK (role IN ('admin', 'moderator', 'member')),
    status text NOT NULL CHECK (status IN ('active', 'pending', 'invited', 'removed', 'left')),
    invited_by_id integer REFERENCES users ON DELETE SET NULL,
    joined_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    left_at timestamptz,
    removed_at timestamptz,
    UNIQUE (group_id, user_id)
  );
  CREATE INDEX group_memberships_active ON group_memberships (group_id, role) WHERE status = 'active';
  CREATE INDEX group_memberships_user ON group_memberships (user_id, status);
  CREATE INDEX group_memberships_invited_by ON group_memberships (invited_by_id) WHERE invited_by_id IS NOT NULL;

  CREATE TABLE group_message_reads (
    message_id integer NOT NULL REFERENCES messages ON DELETE CASCADE,
    user_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
    read_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (message_id, user_id)
  );
  CREATE INDEX group_message_reads_user ON group_message_reads (user_id);
`;
