import type { GroupPrivacy, GroupStatus } from '../features/groups/group.model.ts';
import type { GroupRole, MembershipStatus } from '../features/groups/membership.model.ts';

type Person = readonly [name: string, standing: Exclude<GroupRole, 'member'> | MembershipStatus];

interface Group {
  name: string;
  description: string;
  privacy: GroupPrivacy;
  /** By their codes. */
  subjects: readonly string[];
  status?: GroupStatus;
  school: string | null;
  city: string;
  /** Kilometres from the middle of the city, and the direction in degrees from north; none without a fixed place. */
  place: readonly [km: number, direction: number] | null;
  maxMembers: number | null;
  daysAgo: number;
  /** The first one founded it; `active` stands for an ordinary member. */
  people: readonly Person[];
}

/** Groups around the two people to try things with: open, closed and hidden ones, with somebody waiting here and there. */
export const groups: readonly Group[] = [
  {
    name: 'Calculus Crash Course',
    description: 'Three weeks before the exam, every day. Over and done.',
    privacy: 'public',
    subjects: ['MATH101'],
    status: 'archived',
    school: 'VNU',
    city: 'Hà Nội',
    place: null,
    maxMembers: null,
    daysAgo: 160,
    people: [
      ['chi', 'admin'],
      ['mai', 'active'],
      ['an', 'active'],
      ['duc', 'left'],
    ],
  },
  {
    name: 'Machine Learning Hà Nội',
    description: 'Papers on Thursdays, homework whenever it hurts. Beginners are welcome.',
    privacy: 'public',
    subjects: ['CS310', 'MATH201'],
    school: 'HUST',
    city: 'Hà Nội',
    place: [1.2, 40],
    maxMembers: 30,
    daysAgo: 60,
    people: [
      ['mai', 'admin'],
      ['linh', 'moderator'],
      ['an', 'active'],
      ['minh', 'active'],
      ['hung', 'active'],
      ['yen', 'active'],
      ['tuan', 'left'],
    ],
  },
  {
    name: 'IELTS Speaking Circle',
    description: 'English only, two hours, band 7 or cake.',
    privacy: 'private',
    subjects: ['IELTS'],
    school: 'FTU',
    city: 'Hà Nội',
    place: [0.4, 300],
    maxMembers: 12,
    daysAgo: 45,
    people: [
      ['an', 'admin'],
      ['khanh', 'active'],
      ['ha', 'moderator'],
      ['hieu', 'active'],
      ['nga', 'pending'],
      ['trang', 'pending'],
      ['mai', 'invited'],
    ],
  },
  {
    name: 'Programming Saturdays',
    description: 'Old contest problems on a whiteboard, noodles afterwards.',
    privacy: 'public',
    subjects: ['CS201'],
    school: 'HUST',
    city: 'Hà Nội',
    place: [1.5, 16],
    maxMembers: null,
    daysAgo: 40,
    people: [
      ['minh', 'admin'],
      ['phong', 'moderator'],
      ['mai', 'active'],
      ['hung', 'active'],
    ],
  },
  {
    name: 'Case Competition Team',
    description: 'The four of us against the electric scooter.',
    privacy: 'invite_only',
    subjects: ['ECON101'],
    school: 'FTU',
    city: 'Hà Nội',
    place: null,
    maxMembers: 4,
    daysAgo: 14,
    people: [
      ['khanh', 'admin'],
      ['an', 'active'],
      ['trang', 'active'],
      ['hieu', 'invited'],
    ],
  },
  {
    name: 'Thesis Writers',
    description: 'Fifty minutes of silence, ten of complaining, repeat.',
    privacy: 'private',
    subjects: [],
    school: null,
    city: 'Hà Nội',
    place: [3, 20],
    maxMembers: 3,
    daysAgo: 25,
    people: [
      ['thao', 'admin'],
      ['chi', 'active'],
      ['duc', 'active'],
      ['mai', 'pending'],
    ],
  },
  {
    name: 'Japanese Corner',
    description: 'N2 in December. Manga counts as homework.',
    privacy: 'invite_only',
    subjects: ['JLPT'],
    school: 'VNU',
    city: 'Hà Nội',
    place: [9.5, 300],
    maxMembers: null,
    daysAgo: 30,
    people: [
      ['ngoc', 'admin'],
      ['huong', 'active'],
      ['an', 'invited'],
    ],
  },
  {
    name: 'Mock Interviews Sài Gòn',
    description: 'One asks, one sweats, everybody learns.',
    privacy: 'public',
    subjects: ['CS201'],
    school: 'HCMUT',
    city: 'TP. Hồ Chí Minh',
    place: [0.6, 120],
    maxMembers: 10,
    daysAgo: 20,
    people: [
      ['khoa', 'admin'],
      ['phuc', 'active'],
      ['dat', 'active'],
    ],
  },
  {
    name: 'Night Sky over Hà Nội',
    description: 'Asleep until the clouds are gone. Bring a blanket in October.',
    privacy: 'public',
    subjects: ['PHYS401'],
    status: 'inactive',
    school: 'VNU',
    city: 'Hà Nội',
    place: null,
    maxMembers: null,
    daysAgo: 10,
    people: [
      ['duc', 'admin'],
      ['chi', 'active'],
      ['nam', 'active'],
    ],
  },
];
