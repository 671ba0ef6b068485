/*
 * Places that come from open data carry the number they have there, so that an import recognises its own rows and
 * leaves everybody else's alone: cities have had theirs since 008, schools get one here. A city may be known by a second
 * name (Hà Nội is Hanoi elsewhere); it is found by either and listed by the first.
 */
export const up = `
  ALTER TABLE schools ADD COLUMN ror_id varchar(9) UNIQUE;

  ALTER TABLE cities ADD COLUMN other_name varchar(100), DROP COLUMN search;
  ALTER TABLE cities ADD COLUMN search text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
    search_text(name) || coalesce(chr(10) || search_text(other_name), '')
  ) STORED;
  CREATE INDEX cities_name ON cities (search, id);
  CREATE INDEX cities_search ON cities USING gin (search gin_trgm_ops);
`;
