/*
 * A page far down a list passes over the ids before it. These indexes hold all that this takes, so that no row is
 * fetched only to be passed over.
 */
export const up = `
  ALTER TABLE schools ADD COLUMN name_search text COLLATE "C" NOT NULL GENERATED ALWAYS AS (search_text(name)) STORED;
  DROP INDEX schools_name;
  CREATE INDEX schools_name ON schools (name_search, id) INCLUDE (city_id);
  DROP INDEX schools_city;
  CREATE INDEX schools_city ON schools (city_id, id);

  DROP INDEX study_groups_newest;
  CREATE INDEX study_groups_newest ON study_groups (status, created_at DESC, id DESC) INCLUDE (privacy);
`;
