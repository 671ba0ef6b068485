import type { SessionType } from '../features/sessions/session.model.ts';

/** Somebody in a session; whoever has come is `here`, and whoever has gone again `gone`. */
type Guest = readonly [name: string, state?: 'here' | 'gone' | 'left' | 'missed', note?: string];

interface Meeting {
  title: string;
  description: string;
  host: string;
  subject: string | null;
  type: SessionType;
  /** Days from today, and the hour on the clock in Vietnam; or minutes from now. */
  at: readonly [days: number, hour: number] | number;
  minutes: number;
  place?: readonly [name: string, address: string, latitude: number, longitude: number];
  link?: string;
  seats?: number;
  isCancelled?: boolean;
  guests: readonly Guest[];
}

const library = ['Thư viện Tạ Quang Bửu', '1 Đại Cồ Việt, Hai Bà Trưng, Hà Nội', 21.00421, 105.84389] as const;
const coffee = ['Cà phê Yên', '91 Chùa Láng, Đống Đa, Hà Nội', 21.02366, 105.80524] as const;
const meet = (room: string): string => `https://meet.example.com/${room}`;

/** Sessions that stand alone. */
export const meetings: readonly Meeting[] = [
  {
    title: 'Algorithms before the exam',
    description: 'Old exams, one problem an hour. Bring the one that you could not solve.',
    host: 'mai',
    subject: 'CS201',
    type: 'hybrid',
    at: [1, 19],
    minutes: 120,
    place: library,
    link: meet('algorithms'),
    seats: 6,
    guests: [['an', undefined, 'I come by bus, maybe ten minutes late.'], ['linh'], ['minh'], ['hung', 'left']],
  },
  {
    title: 'IELTS speaking club',
    description: 'Two minutes each, then questions. No Vietnamese until we are done!',
    host: 'an',
    subject: 'IELTS',
    type: 'virtual',
    at: [2, 20],
    minutes: 60,
    link: meet('ielts'),
    guests: [['mai', undefined, 'Be kind to me.'], ['khanh'], ['trang']],
  },
  {
    title: 'Machine learning homework',
    description: 'Sheet 5, question 3.',
    host: 'linh',
    subject: 'CS310',
    type: 'in_person',
    at: -40,
    minutes: 150,
    place: coffee,
    seats: 4,
    guests: [['mai', 'here'], ['an'], ['yen', 'here']],
  },
  {
    title: 'Proofs on a whiteboard',
    description: 'We start with induction and end when the pen is empty.',
    host: 'chi',
    subject: 'MATH102',
    type: 'in_person',
    at: [3, 15],
    minutes: 90,
    place: ['Sảnh nhà T5', '334 Nguyễn Trãi, Thanh Xuân, Hà Nội', 20.99562, 105.80807],
    guests: [['duc'], ['mai', 'left']],
  },
  {
    title: 'Pointers and lists, explained again',
    description: 'For first-years. There is no stupid question.',
    host: 'phong',
    subject: 'CS101',
    type: 'in_person',
    at: [4, 9],
    minutes: 90,
    place: coffee,
    seats: 2,
    guests: [['tuan']],
  },
  {
    title: 'Gradient descent by hand',
    description: 'Three steps on paper before anybody opens a laptop.',
    host: 'mai',
    subject: 'CS310',
    type: 'in_person',
    at: [-3, 18],
    minutes: 90,
    place: library,
    guests: [['linh', 'gone'], ['an', 'gone'], ['hung']],
  },
  {
    title: 'Quiet room',
    description: 'Cameras on, microphones off. The room stays open, come and go as you like.',
    host: 'mai',
    subject: null,
    type: 'virtual',
    at: -25,
    minutes: 300,
    link: meet('quiet-room'),
    guests: [
      ['thao', 'here'],
      ['hung', 'here'],
    ],
  },
  {
    title: 'IELTS listening, with the sound off',
    description: 'We guess the answers first. It is harder than it seems.',
    host: 'an',
    subject: 'IELTS',
    type: 'hybrid',
    at: [-5, 20],
    minutes: 60,
    place: coffee,
    link: meet('listening'),
    guests: [
      ['mai', 'gone'],
      ['khanh', 'gone'],
    ],
  },
  {
    title: 'Statistics for patient people',
    description: 'Means, medians, and why they differ.',
    host: 'binh',
    subject: 'MATH201',
    type: 'in_person',
    at: [-8, 17],
    minutes: 90,
    place: coffee,
    guests: [
      ['an', 'gone'],
      ['mai', 'missed', 'Might be late, lab until five.'],
    ],
  },
  {
    title: 'Graphs and trees',
    description: 'Moved to next month, the exam comes first.',
    host: 'mai',
    subject: 'CS201',
    type: 'virtual',
    at: [5, 20],
    minutes: 60,
    link: meet('graphs'),
    isCancelled: true,
    guests: [['an'], ['minh']],
  },
  {
    title: 'Mock interviews',
    description: 'Forty minutes each, honest feedback.',
    host: 'khoa',
    subject: null,
    type: 'in_person',
    at: [2, 17],
    minutes: 120,
    place: ['Thư viện HCMUT', '268 Lý Thường Kiệt, Quận 10', 10.77321, 106.65977],
    seats: 4,
    guests: [['phuc']],
  },
  {
    title: 'Networks, second try',
    description: '',
    host: 'quan',
    subject: null,
    type: 'hybrid',
    at: [6, 8],
    minutes: 60,
    place: ['Khu B, DUT', '54 Nguyễn Lương Bằng, Liên Chiểu', 16.07433, 108.15122],
    link: meet('networks'),
    guests: [['uyen']],
  },
];

/** Every week at the same time: two are over, and people come and go. */
export const weekly = {
  title: 'Data structures, every week',
  description: 'One chapter a week. Whoever missed one gets the notes.',
  host: 'mai',
  subject: 'CS201',
  at: [-12, 18],
  weeks: 8,
  minutes: 90,
  place: library,
  seats: 8,
  /** By week, from the first. */
  guests: [
    [
      ['an', 'gone'],
      ['linh', 'gone'],
    ],
    [
      ['an', 'gone'],
      ['minh', 'gone'],
      ['hung', 'left'],
    ],
    [['an'], ['linh'], ['minh']],
    [['an']],
  ],
} as const satisfies Omit<Meeting, 'type' | 'guests' | 'at'> & {
  at: readonly [number, number];
  weeks: number;
  guests: readonly (readonly Guest[])[];
};
