import type { Fixtures } from './fixtures.ts';
import type { World } from './world.ts';

const hanoi = { latitude: 21.028511, longitude: 105.804817 };

const schoolRows = [
  { short_name: 'HUST', name: 'Đại học Bách khoa Hà Nội', latitude: 21.005897, longitude: 105.843107 },
  { short_name: 'VNU', name: 'Đại học Quốc gia Hà Nội', latitude: 21.037733, longitude: 105.782806 },
  { short_name: 'FTU', name: 'Trường Đại học Ngoại thương', latitude: 21.023583, longitude: 105.805972 },
];

/** Six of the people whom a server for demonstrations knows, some of whom have met. */
const people = [
  ['mai', 'Nguyễn Thị Mai', 'HUST', 'Computer Science', 2, 21.028511, 105.804817],
  ['an', 'Trần Hoài An', 'FTU', 'International Business', 3, 21.027541, 105.80582],
  ['binh', 'Lê Thanh Bình', 'FTU', 'Economics', 1, 21.030547, 105.802923],
  ['hung', 'Hoàng Mạnh Hùng', 'HUST', 'Computer Science', 2, 21.034519, 105.804367],
  ['linh', 'Phạm Khánh Linh', 'HUST', 'Data Science', 2, 21.035521, 105.80655],
  ['minh', 'Ngô Quang Minh', 'HUST', 'Computer Science', 3, 21.041477, 105.808798],
] as const;

const subjects = [
  { code: 'CS201', name_vi: 'Cấu trúc dữ liệu và giải thuật', name_en: 'Data Structures and Algorithms' },
  { code: 'MATH101', name_vi: 'Giải tích', name_en: 'Calculus' },
  { code: 'IELTS', name_vi: 'Luyện thi IELTS', name_en: 'IELTS Preparation' },
];

/** Who knows whom, what they have said, and what they plan. */
function relate(world: World, add: Fixtures, idOf: (name: string) => number): void {
  const [mai, hung, linh, minh] = [idOf('mai'), idOf('hung'), idOf('linh'), idOf('minh')];
  const accepted = { state: 'accepted', accepted_at: world.time() } as const;
  const words = 'Hi Mai, shall we do the ML homework together?';
  const connection = add.request({ sender: linh, receiver: mai, message: words, ...accepted }).id;
  const chat = add.conversation({ connection }).id;
  add.message({ chat, sender: mai, content: 'Tomorrow after five?' });
  add.message({ chat, sender: linh, content: 'Fine, in the library.' });
  add.request({ sender: hung, receiver: mai, message: 'We share three courses. Study group?' });

  const { group } = add.group({ created_by: linh, name: 'Machine Learning Club', position: hanoi });
  add.membership({ group: group.id, person: minh });
  const subject = world.subjects.find(({ code }) => code === 'CS201')?.id ?? null;
  add.session({ host: minh, title: 'Algorithms before the exam', subject, position: hanoi, max_participants: 8 });
}

/** Fills an empty mock, so that a first test finds somebody to sign in as and somebody to meet. */
export function populate(world: World, add: Fixtures): void {
  const city = add.city(hanoi);
  const schools = new Map(
    schoolRows.map((school) => [school.short_name, add.school({ ...school, city: city.id, address: 'Hà Nội' }).id]),
  );
  const ids = new Map(
    people.map(([name, full_name, school, major, year, latitude, longitude]) => {
      const person = add.person({
        email: `${name}@study-mate.example`,
        full_name,
        school: schools.get(school) ?? null,
        major,
        year,
        position: { latitude, longitude },
        position_at: world.time(),
        // She looks after the catalogue.
        is_staff: name === 'mai',
      });
      return [name as string, person.id];
    }),
  );
  for (const subject of subjects) add.subject({ ...subject, level: 'intermediate' });
  add.goal({ code: 'HOURS', name: 'Study hours', type: 'weekly' });
  relate(world, add, (name) => ids.get(name) ?? 0);
}
