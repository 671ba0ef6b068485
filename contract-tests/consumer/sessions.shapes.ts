import type * as models from '@study-mate/sdk';
import { facts } from '../states.ts';
import { fact, filled, pattern, type Template, text, time, whole } from './matching-rules.ts';
import { summary } from './people.shapes.ts';

/** Who I am to a session decides what I see and may do. */
export interface Part {
  iAm: 'host' | 'participant' | 'stranger';
}

const link = pattern('^https?://.+$', 'https://meet.example.com/calculus');
const point = pattern('^SRID=4326;POINT \\(-?[\\d.]+ -?[\\d.]+\\)$', 'SRID=4326;POINT (105.804817 21.029511)');

const subject: Template<models.SubjectBrief> = {
  id: whole(5),
  code: filled('MATH101'),
  name_en: filled('Calculus I'),
  name_vi: filled('Giải tích I'),
  level: pattern('^(beginner|intermediate|advanced|expert)$', 'beginner'),
};

export const sessionRow = ({ iAm }: Part): Template<models.StudySessionRow> => ({
  id: whole(facts.session),
  title: filled('Study together'),
  description: text(''),
  host: summary(whole(iAm === 'host' ? facts.me : facts.other)),
  subject,
  session_type: pattern('^(in_person|virtual|hybrid)$', 'hybrid'),
  location_name: text('Library'),
  start_time: time(),
  end_time: time(),
  duration_minutes: whole(60),
  participant_count: whole(1),
  max_participants: null,
  is_full: false,
  status: 'upcoming',
  is_host: iAm === 'host',
  is_participant: iAm !== 'stranger',
  created_at: time(),
  series: null,
  recurrence_index: null,
  occurrence_date: null,
});

export const session = ({ iAm }: Part, changes: object = {}): Template<models.StudySession> => ({
  ...(sessionRow({ iAm }) as object as Record<keyof models.StudySessionRow, never>),
  location_address: iAm === 'stranger' ? '' : text('1 Dai Co Viet'),
  geom_point: point,
  meeting_link: iAm === 'stranger' ? '' : link,
  timezone: filled('Asia/Ho_Chi_Minh'),
  recurrence_pattern: 'none',
  recurrence_end_date: null,
  is_checked_in: false,
  can_join: iAm === 'stranger',
  can_leave: iAm !== 'stranger',
  can_edit: iAm === 'host',
  can_cancel: iAm === 'host',
  updated_at: time(),
  ...changes,
});

export const participant = (
  status: models.ParticipantStatus,
  changes: object = {},
): Template<models.SessionParticipant> => ({
  id: whole(71),
  user: summary(fact('me')),
  status,
  check_in_time: status === 'attended' ? time() : null,
  check_out_time: null,
  duration_minutes: null,
  notes: text(''),
  joined_at: time(),
  updated_at: time(),
  ...changes,
});
