import type { StateHandlers } from '../states.ts';
import type { MockWorld } from './mock-world.ts';

export const hanoi = { latitude: 21.028511, longitude: 105.804817 };

function citiesAround({ mock }: MockWorld, count: number): number {
  const cities = Array.from({ length: count }, (_, index) => mock.add.city({ name: `Hà Nội ${index + 1}`, ...hanoi }));
  return cities.at(-1)?.id ?? 0;
}

const contact = { website: 'https://hust.edu.vn', email: 'info@hust.edu.vn', phone: '+84 24 3869 4242' };

export const placesStates = {
  cities: async (world, { cities = 1 }) => ({ city: citiesAround(world, cities) }),

  async schools(world, { schools = 1 }) {
    const city = citiesAround(world, 1);
    let school = 0;
    for (let count = 1; count <= schools; count += 1) {
      ({ id: school } = world.mock.add.school({ name: `Đại học Bách khoa ${count}`, city, ...hanoi, ...contact }));
    }
    return { city, school };
  },
} satisfies Partial<StateHandlers<MockWorld>>;
