import type { Wire } from '../core/wire.ts';

type Level = Wire['Level'];
type SubjectRow = readonly [code: string, nameVi: string, nameEn: string, level: Level | null];

const subjectRows: readonly SubjectRow[] = [
  ['CS101', 'Lập trình cơ bản', 'Introduction to Programming', 'beginner'],
  ['CS201', 'Cấu trúc dữ liệu và giải thuật', 'Data Structures and Algorithms', 'intermediate'],
  ['CS220', 'Cơ sở dữ liệu', 'Databases', 'intermediate'],
  ['CS310', 'Học máy', 'Machine Learning', 'advanced'],
  ['MATH101', 'Giải tích', 'Calculus', 'beginner'],
  ['MATH102', 'Đại số tuyến tính', 'Linear Algebra', 'beginner'],
  ['MATH201', 'Xác suất thống kê', 'Probability and Statistics', 'intermediate'],
  ['PHYS101', 'Vật lý đại cương', 'General Physics', 'beginner'],
  ['PHYS401', 'Cơ học lượng tử', 'Quantum Mechanics', 'expert'],
  ['CHEM201', 'Hóa hữu cơ', 'Organic Chemistry', 'intermediate'],
  ['ECON101', 'Kinh tế vi mô', 'Microeconomics', 'beginner'],
  ['ACC301', 'Kiểm toán', 'Auditing', 'advanced'],
  ['IELTS', 'Luyện thi IELTS', 'IELTS Preparation', 'advanced'],
  ['JLPT', 'Tiếng Nhật', 'Japanese', null],
  ['ART', 'Vẽ và thiết kế', 'Drawing and Design', null],
];

export const subjects = subjectRows.map(([code, nameVi, nameEn, level]) => ({ code, nameVi, nameEn, level }));

type ListedSubject = readonly [person: string, code: string, level: Level, intent: Wire['Intent'], note?: string];

/** Who learns and teaches what; what somebody put on the list first comes first. */
const listedSubjects: readonly ListedSubject[] = [
  ['mai', 'CS101', 'expert', 'teach', 'Tuesdays after five.'],
  ['mai', 'CS310', 'beginner', 'learn'],
  ['mai', 'MATH201', 'beginner', 'learn', 'Chapters 3 to 6.'],
  ['mai', 'CS201', 'intermediate', 'both', 'Preparing for the algorithms exam.'],
  ['an', 'ECON101', 'advanced', 'teach'],
  ['an', 'CS101', 'beginner', 'learn', 'Only for fun.'],
  ['an', 'IELTS', 'intermediate', 'learn', 'Speaking above all.'],
  ['binh', 'MATH201', 'beginner', 'learn'],
  ['binh', 'ECON101', 'intermediate', 'learn'],
  ['chi', 'MATH101', 'expert', 'teach'],
  ['chi', 'MATH102', 'expert', 'teach'],
  ['hung', 'CS201', 'intermediate', 'learn'],
  ['hung', 'CS220', 'intermediate', 'both'],
  ['linh', 'CS310', 'intermediate', 'learn'],
  ['linh', 'MATH201', 'advanced', 'both'],
  ['ha', 'IELTS', 'expert', 'teach', 'Essays on weekends.'],
  ['minh', 'CS201', 'expert', 'teach'],
  ['yen', 'CS310', 'beginner', 'learn'],
  ['thao', 'MATH102', 'expert', 'both'],
  ['phong', 'CS201', 'expert', 'teach'],
  ['phong', 'CS101', 'expert', 'teach'],
  ['duc', 'PHYS401', 'intermediate', 'learn'],
  ['duc', 'MATH101', 'advanced', 'both'],
  ['nam', 'PHYS101', 'intermediate', 'learn'],
  ['nga', 'ACC301', 'advanced', 'learn'],
  ['giang', 'CHEM201', 'intermediate', 'learn'],
  ['tuan', 'CS101', 'beginner', 'learn'],
  ['ngoc', 'JLPT', 'advanced', 'learn'],
  ['huong', 'ART', 'expert', 'teach'],
  ['huong', 'CS101', 'beginner', 'learn'],
  ['khoa', 'CS201', 'advanced', 'both'],
  ['phuc', 'CS201', 'expert', 'teach'],
  ['dat', 'MATH101', 'beginner', 'learn'],
  ['quan', 'CS220', 'beginner', 'learn'],
  ['bao', 'IELTS', 'beginner', 'learn'],
];

export const userSubjects = listedSubjects.map(([person, code, level, intent, note = '']) => ({
  person,
  code,
  level,
  intent,
  note,
}));

type GoalRow = readonly [code: string, name: string, type: Wire['GoalType']];

const goalRows: readonly GoalRow[] = [
  ['STUDY_HOURS', 'Số giờ học mỗi ngày', 'daily'],
  ['PAGES_READ', 'Số trang sách mỗi ngày', 'daily'],
  ['NEW_WORDS', 'Từ vựng mới mỗi ngày', 'daily'],
  ['PROBLEMS_SOLVED', 'Bài tập giải mỗi tuần', 'weekly'],
  ['GROUP_MEETINGS', 'Buổi học nhóm mỗi tuần', 'weekly'],
  ['ESSAYS', 'Bài luận mỗi tháng', 'monthly'],
  ['MOCK_EXAMS', 'Đề thi thử mỗi tháng', 'monthly'],
  ['BOOKS_FINISHED', 'Sách đọc xong mỗi năm', 'yearly'],
  ['GPA', 'Điểm trung bình cả năm', 'yearly'],
  ['IELTS_BAND', 'Điểm IELTS', 'milestone'],
  ['JLPT_LEVEL', 'Cấp độ tiếng Nhật', 'milestone'],
  ['THESIS_PAGES', 'Số trang luận văn', 'milestone'],
];

export const goals = goalRows.map(([code, name, type]) => ({ code, name, type }));

type ListedGoal = readonly [person: string, code: string, target: number, daysLeft: number];

const listedGoals: readonly ListedGoal[] = [
  ['mai', 'STUDY_HOURS', 2.5, 60],
  ['mai', 'PROBLEMS_SOLVED', 15, 45],
  ['mai', 'GPA', 3.6, 200],
  ['an', 'STUDY_HOURS', 2, 90],
  ['an', 'NEW_WORDS', 20, 120],
  ['an', 'IELTS_BAND', 7.5, 150],
  ['binh', 'STUDY_HOURS', 3, 30],
  ['linh', 'MOCK_EXAMS', 2, 90],
  ['ha', 'ESSAYS', 4, 90],
  ['minh', 'PROBLEMS_SOLVED', 40, 100],
  ['quynh', 'NEW_WORDS', 30, 60],
  ['thao', 'THESIS_PAGES', 80, 75],
  ['tam', 'BOOKS_FINISHED', 24, 300],
  ['duc', 'PAGES_READ', 1, 180],
  ['nga', 'MOCK_EXAMS', 3, 50],
  ['giang', 'GROUP_MEETINGS', 2, 40],
  ['ngoc', 'JLPT_LEVEL', 2, 130],
  ['ngoc', 'NEW_WORDS', 15, 130],
  ['nhu', 'STUDY_HOURS', 5.5, 80],
  ['bao', 'IELTS_BAND', 6, 240],
];

export const userGoals = listedGoals.map(([person, code, target, daysLeft]) => ({ person, code, target, daysLeft }));
