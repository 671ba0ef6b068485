import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Refusal } from '../core/refusal.ts';

/** A university as the import writes it. */
export interface ImportedSchool {
  rorId: string;
  name: string;
  shortName: string;
  address: string;
  website: string | null;
  /** The city it is in, by its GeoNames number. */
  geonamesId: number;
  longitude: number;
  latitude: number;
}

/** What is read of a record of schema 2: https://ror.readme.io/docs/ror-data-structure. */
const organisation = z.object({
  id: z.string().regex(/^https:\/\/ror\.org\/0[a-z0-9]{8}$/),
  status: z.string(),
  types: z.array(z.string()),
  names: z.array(z.object({ value: z.string(), types: z.array(z.string()) })),
  links: z.array(z.object({ type: z.string(), value: z.string() })),
  locations: z.array(
    z.object({
      geonames_id: z.int(),
      geonames_details: z.object({
        name: z.string(),
        country_name: z.string(),
        lat: z.number().min(-90).max(90),
        lng: z.number().min(-180).max(180),
      }),
    }),
  ),
});

type Organisation = z.infer<typeof organisation>;

function toWebsite({ links }: Organisation): string | null {
  const text = links.find(({ type }) => type === 'website')?.value ?? '';
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return null;
  const { href } = new URL(text);
  return href.length <= 500 ? href : null;
}

/** Nothing for what is no university, has closed, or is nowhere. */
function toSchools(record: Organisation): ImportedSchool[] {
  const [place] = record.locations;
  const named = (kind: string) => record.names.find(({ types }) => types.includes(kind))?.value;
  const name = named('ror_display');
  if (!place || !name || record.status !== 'active' || !record.types.includes('education')) return [];
  const { name: city, country_name: country, lat: latitude, lng: longitude } = place.geonames_details;
  return [
    {
      rorId: record.id.slice(-9),
      name: name.slice(0, 255),
      shortName: (named('acronym') ?? '').slice(0, 100),
      address: `${city}, ${country}`,
      website: toWebsite(record),
      geonamesId: place.geonames_id,
      longitude,
      latitude,
    },
  ];
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Refusal(`${file} is not JSON: ${(cause as Error).message}`);
  }
}

/** The universities among the organisations of ROR's data dump (the JSON of schema 2), in their order there. */
export async function readUniversities(file: string): Promise<ImportedSchool[]> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new Refusal(`${file} cannot be read: ${cause.message}`);
  });
  const records = parse(file, text);
  if (!Array.isArray(records)) throw new Refusal(`${file} is no list of organisations, as ROR's data dump is.`);
  return records.flatMap((record: unknown, index) => {
    const { data, error } = organisation.safeParse(record);
    if (data) return toSchools(data);
    const [issue] = error.issues;
    const place = [index, ...(issue?.path ?? [])].join('.');
    throw new Refusal(`${file} is not ROR's data dump of schema 2: ${place}: ${issue?.message}`);
  });
}
