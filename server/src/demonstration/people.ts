import type { PrivacyLevel } from '../core/actor.ts';

/**
 * Where somebody is: kilometres from the middle of the city, and the direction in degrees from north. The directions
 * are chosen so that the distance stays the same to two decimals once both ends are rounded to three decimals of a
 * degree.
 */
type Row = readonly [
  name: string,
  fullName: string,
  school: string | null,
  major: string,
  year: number,
  km: number,
  direction: number,
  bio: string,
];

const hanoi: readonly Row[] = [
  ['mai', 'Nguyễn Thị Mai', 'HUST', 'Computer Science', 2, 0, 0, 'Preparing for the algorithms exam. Tea, not coffee.'],
  ['an', 'Trần Hoài An', 'FTU', 'International Business', 3, 0.15, 136, 'IELTS in spring: who wants to speak English?'],
  ['binh', 'Lê Thanh Bình', 'FTU', 'Economics', 1, 0.3, 319, 'Needs somebody patient for statistics.'],
  ['chi', 'Phạm Quỳnh Chi', 'VNU', 'Mathematics', 4, 0.47, 58, 'Happy to explain proofs on a whiteboard.'],
  ['dung', 'Vũ Tiến Dũng', 'HUST', 'Electrical Engineering', 3, 0.55, 178, 'Circuits by day, guitar by night.'],
  ['hung', 'Hoàng Mạnh Hùng', 'HUST', 'Computer Science', 2, 0.67, 356, 'Same courses as half of this list, probably.'],
  [
    'linh',
    'Phạm Khánh Linh',
    'HUST',
    'Data Science',
    2,
    0.8,
    13,
    'Looking for a partner for machine learning homework.',
  ],
  ['ha', 'Đỗ Thu Hà', 'VNU', 'English Linguistics', 3, 1, 123, 'Reads your essays if you read hers.'],
  ['hieu', 'Bùi Minh Hiếu', 'FTU', 'Finance', 2, 1.25, 272, 'Library, third floor, every evening.'],
  ['minh', 'Ngô Quang Minh', 'HUST', 'Computer Science', 3, 1.5, 16, 'Competitive programming on Saturdays.'],
  ['yen', 'Lý Hải Yến', 'HUST', 'Data Science', 2, 1.8, 169, 'Quiet study, loud breaks.'],
  ['khanh', 'Đặng Gia Khánh', 'FTU', 'International Business', 3, 2, 333, 'Case competitions and spreadsheets.'],
  ['quynh', 'Trịnh Như Quỳnh', 'VNU', 'Biology', 2, 2.3, 95, 'Flash cards for everything.'],
  ['vy', 'Mai Tường Vy', 'VNU', 'Law', 1, 2.6, 268, 'First year and slightly lost.'],
  ['thao', 'Nguyễn Phương Thảo', 'HUST', 'Applied Mathematics', 4, 3, 16, 'Thesis season: company wanted.'],
  ['tam', 'Phan Minh Tâm', 'VNU', 'Psychology', 3, 3.4, 167, 'Here to read, not to be found.'],
  ['nam', 'Dương Hoàng Nam', 'HUST', 'Mechanical Engineering', 2, 3.8, 288, 'Thermodynamics is easier together.'],
  ['phong', 'Lương Tuấn Phong', 'HUST', 'Computer Science', 4, 4.2, 74, 'Tutors data structures.'],
  ['trang', 'Hồ Thùy Trang', 'FTU', 'Marketing', 2, 4.6, 196, 'Group projects without the drama.'],
  ['duc', 'Nguyễn Anh Đức', 'VNU', 'Physics', 3, 4.9, 342, 'Quantum mechanics, one page a day.'],
  ['nga', 'Trần Thúy Nga', 'FTU', 'Accounting', 4, 5.5, 125, 'Audit exam in June.'],
  ['tuan', 'Lê Anh Tuấn', 'HUST', 'Computer Science', 1, 6, 257, 'Learning to program from zero.'],
  ['giang', 'Vũ Hương Giang', 'VNU', 'Chemistry', 2, 7, 11, 'Organic chemistry survivors, unite.'],
  ['trung', 'Phạm Thành Trung', 'FTU', 'Logistics', 3, 8, 160, 'On the bus an hour a day, with podcasts.'],
  ['ngoc', 'Bùi Bảo Ngọc', 'VNU', 'Japanese Studies', 3, 9.5, 305, 'N2 in December.'],
  ['son', 'Đinh Thái Sơn', 'HUST', 'Civil Engineering', 4, 12, 72, 'Weekends only, I work.'],
  ['lan', 'Hoàng Ngọc Lan', null, 'Nursing', 2, 15, 235, 'Night shifts, so late study hours.'],
  ['viet', 'Cao Quốc Việt', 'VNU', 'History', 1, 20, 322, 'Sources, dates and long walks.'],
  ['huong', 'Đào Thu Hương', null, 'Graphic Design', 3, 30, 141, 'Teaches drawing, learns code.'],
  ['long', 'Tạ Đức Long', 'HUST', 'Materials Science', 2, 45, 274, 'Far away, but online.'],
];

const hoChiMinhCity: readonly Row[] = [
  ['khoa', 'Võ Đăng Khoa', 'HCMUT', 'Computer Engineering', 3, 0.4, 146, 'Embedded systems and iced coffee.'],
  ['thuy', 'Nguyễn Thanh Thủy', 'HCMUT', 'Industrial Design', 2, 0.9, 291, 'Sketches in every lecture.'],
  ['phuc', 'Trần Hồng Phúc', 'HCMUT', 'Computer Science', 4, 1.8, 51, 'Mock interviews, anybody?'],
  ['nhu', 'Lê Quỳnh Như', null, 'Medicine', 5, 2.8, 228, 'Anatomy with flash cards.'],
  ['dat', 'Phan Tấn Đạt', 'HCMUT', 'Mathematics', 1, 6.5, 38, 'Calculus, again.'],
];

const daNang: readonly Row[] = [
  ['uyen', 'Huỳnh Tố Uyên', 'DUT', 'Architecture', 3, 0.25, 29, 'Models, glue and deadlines.'],
  ['quan', 'Nguyễn Minh Quân', 'DUT', 'Information Technology', 2, 0.7, 319, 'Networks course, second try.'],
  ['tien', 'Lê Thủy Tiên', 'DUT', 'Environmental Science', 4, 1.4, 110, 'Field trips by motorbike.'],
  ['bao', 'Trương Gia Bảo', null, 'Tourism', 1, 3.2, 210, 'English on the beach.'],
];

const privacy: Record<string, PrivacyLevel> = { tam: 'private', vy: 'friends_of_friends', yen: 'friends_of_friends' };

/** Looks after cities, schools, subjects and goals. */
const staff = 'mai';

const livingIn =
  (city: string) =>
  ([name, fullName, school, major, year, km, direction, bio]: Row) => ({
    name,
    fullName,
    school,
    major,
    year,
    km,
    direction,
    bio,
    city,
    privacyLevel: privacy[name] ?? 'open',
    isStaff: name === staff,
  });

export const people = [
  ...hanoi.map(livingIn('Hà Nội')),
  ...hoChiMinhCity.map(livingIn('TP. Hồ Chí Minh')),
  ...daNang.map(livingIn('Đà Nẵng')),
];
