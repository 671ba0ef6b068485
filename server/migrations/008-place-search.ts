/*
 * search_text() is what texts are compared by when somebody searches: without case, without the marks on letters
 * (Hà Nội is found by "ha noi", and typed letter by letter with combining marks too), with single spaces. It may stand
 * in indexes and generated columns, because what it rests on is bound once, here, and not looked up by name later.
 */
export const up = `
  CREATE OR REPLACE FUNCTION search_text(source text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN regexp_replace(lower(unaccent('unaccent'::regdictionary, normalize(source, NFC))), '\\s+', ' ', 'g');

  CREATE OR REPLACE FUNCTION search_pattern(term text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN '%' || regexp_replace(search_text(term), '([\\\\%_])', '\\\\\\1', 'g') || '%';

  ALTER TABLE cities
    ADD COLUMN country char(2),
    ADD COLUMN population integer CHECK (population >= 0),
    ADD COLUMN geonames_id integer UNIQUE,
    ADD COLUMN search text COLLATE "C" NOT NULL GENERATED ALWAYS AS (search_text(name)) STORED;
  CREATE INDEX cities_name ON cities (search, id);
  CREATE INDEX cities_search ON cities USING gin (search gin_trgm_ops);
  CREATE INDEX cities_point ON cities USING gist (geom_point);

  ALTER TABLE schools
    ALTER COLUMN website TYPE varchar(500),
    ALTER COLUMN website DROP NOT NULL, ALTER COLUMN website DROP DEFAULT,
    ALTER COLUMN email DROP NOT NULL, ALTER COLUMN email DROP DEFAULT,
    ALTER COLUMN phone DROP NOT NULL, ALTER COLUMN phone DROP DEFAULT;
  UPDATE schools SET website = NULLIF(website, ''), email = NULLIF(email, ''), phone = NULLIF(phone, '');

  -- Texts of several fields, a line each: no search term contains a line's end, so none matches across two fields.
  ALTER TABLE schools ADD COLUMN search text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
    search_text(name) || chr(10) || search_text(short_name) || chr(10) || search_text(address)
  ) STORED;
  CREATE INDEX schools_name ON schools (search_text(name) COLLATE "C", id);
  CREATE INDEX schools_newest ON schools (created_at DESC, id DESC);
  CREATE INDEX schools_search ON schools USING gin (search gin_trgm_ops);
  CREATE INDEX schools_point ON schools USING gist (geom_point);
`;
