import { aCity } from '../../server/src/features/cities/city.fixtures.ts';
import { hanoi } from '../../server/src/features/location/location.fixtures.ts';
import { aSchool } from '../../server/src/features/schools/school.fixtures.ts';
import type { StateHandlers } from '../states.ts';
import type { World } from './world.ts';

async function citiesAround({ models }: World, count: number): Promise<number> {
  let id = 0;
  for (let index = 0; index < count; index += 1) {
    const facts = { ...hanoi, name: `Hà Nội ${index + 1}`, country: 'VN', population: 1_431_270 };
    ({ id } = await aCity(models.cities, facts));
  }
  return id;
}

export const placesStates = {
  async cities(world, { cities = 1 }) {
    return { city: await citiesAround(world, cities) };
  },

  async schools(world, { schools = 1 }) {
    const city = await citiesAround(world, 1);
    let school = 0;
    for (let index = 0; index < schools; index += 1) {
      const facts = { ...hanoi, name: `Đại học Bách khoa ${index + 1}`, cityId: city };
      ({ id: school } = await aSchool(world.models.schools, facts));
    }
    const contact = { website: 'https://hust.edu.vn', email: 'info@hust.edu.vn', phone: '+84 24 3869 4242' };
    await world.models.schools.update(contact, { where: { cityId: city } });
    return { city, school };
  },
} satisfies Partial<StateHandlers<World>>;
