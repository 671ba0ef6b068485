export const up = `
  CREATE TABLE cities (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name varchar(100) NOT NULL,
    geom_point geography(Point, 4326),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE schools (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name varchar(255) NOT NULL,
    short_name varchar(100) NOT NULL DEFAULT '',
    address text NOT NULL DEFAULT '',
    city_id integer REFERENCES cities ON DELETE SET NULL,
    geom_point geography(Point, 4326),
    website varchar(255) NOT NULL DEFAULT '',
    email varchar(254) NOT NULL DEFAULT '',
    phone varchar(20) NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX schools_city ON schools (city_id);
`;
