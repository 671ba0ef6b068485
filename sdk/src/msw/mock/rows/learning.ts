import type { GoalBrief, SubjectBrief, UserGoalBrief, UserSubjectBrief } from '../../../generated/models.ts';

interface Dated {
  created_at: string;
  updated_at: string;
}

/** A subject of the catalogue. */
export interface SubjectEntry extends SubjectBrief, Dated {}
/** A goal of the catalogue. */
export interface GoalEntry extends GoalBrief, Dated {}

/** A subject on somebody's list. */
export interface ListedSubject extends UserSubjectBrief, Dated {
  person: number;
}

/** A goal on somebody's list. */
export interface ListedGoal extends UserGoalBrief, Dated {
  person: number;
}
