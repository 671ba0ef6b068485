/** What servers answer in tests. */
export const learner = {
  id: 7,
  email: '',
  full_name: 'Phạm Khánh Linh',
  avatar_url: null,
  bio: '',
  school_name: 'Đại học Bách khoa Hà Nội',
  major: 'Data Science',
  year: 2,
  distance_km: 0.89,
  latitude: 21.02,
  longitude: 105.81,
};

export const page = (results: unknown[], next: string | null = null, count = results.length) => ({
  count,
  next,
  previous: null,
  results,
});

export const conversations = [
  {
    id: 4,
    other_participant: { id: 12, email: 'khanh@study-mate.example', full_name: 'Đặng Gia Khánh', avatar_url: null },
    last_message_preview: { content: 'See\nyou', sender_id: 12, created_at: '2025-10-25T10:00:00Z' },
    last_message_at: '2025-10-25T10:00:00Z',
    unread_count: 3,
  },
  {
    id: 9,
    other_participant: { id: 1, email: 'mai@study-mate.example', full_name: 'Nguyễn Thị Mai', avatar_url: null },
    last_message_preview: null,
    last_message_at: null,
    unread_count: 0,
  },
];

export const session = {
  id: 9,
  title: 'Algorithms',
  description: '',
  host: { id: 1, email: '', full_name: 'Nguyễn Thị Mai', avatar_url: null, school: null, major: null, year: 2 },
  subject: null,
  session_type: 'in_person' as const,
  location_name: 'Thư viện',
  start_time: '2026-03-03T12:00:00Z',
  end_time: '2026-03-03T14:00:00Z',
  duration_minutes: 120,
  participant_count: 3,
  max_participants: 8,
  is_full: false,
  status: 'upcoming' as const,
  is_host: true,
  is_participant: true,
  created_at: '2026-02-20T10:00:00Z',
  series: null,
  recurrence_index: null,
  occurrence_date: null,
};

export const dashboard = {
  sessions: {
    sessions_hosted_total: 15,
    sessions_hosted_upcoming: 5,
    sessions_hosted_in_progress: 1,
    sessions_hosted_completed: 8,
    sessions_hosted_cancelled: 1,
    sessions_attending_total: 12,
    sessions_attending_upcoming: 4,
    sessions_attending_in_progress: 0,
    sessions_attending_completed: 8,
    total_participations: 27,
    participations_attended: 16,
    participations_registered: 5,
    participations_no_show: 3,
    participations_cancelled: 3,
    sessions_by_type: { in_person: 10, virtual: 12, hybrid: 5 },
    total_participants_in_hosted_sessions: 35,
  },
  connections: { sent_pending: 3, received_pending: 2, accepted_connections: 25, total_requests: 5 },
};
