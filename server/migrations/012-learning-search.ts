/*
 * The texts by which subjects and goals are found, prepared once when they are written. Fields stand on lines of their
 * own, so that no search term matches across two of them.
 */
export const up = `
  ALTER TABLE subjects ADD COLUMN search text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
    search_text(code) || chr(10) || search_text(name_vi) || chr(10) || search_text(name_en)
  ) STORED;
  CREATE INDEX subjects_search ON subjects USING gin (search gin_trgm_ops);

  ALTER TABLE goals ADD COLUMN search text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
    search_text(code) || chr(10) || search_text(name)
  ) STORED;
  CREATE INDEX goals_search ON goals USING gin (search gin_trgm_ops);
`;
