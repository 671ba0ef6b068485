import type { Profile } from '../../../generated/models.ts';
import type { Position } from '../position.ts';

/** Somebody with an account: their own profile, and what it does not show. Times are ISO texts. */
export interface Person extends Omit<Profile, 'school_name'> {
  password: string;
  /** Looks after cities, schools, subjects and goals. */
  is_staff: boolean;
  /** Exact: others see it rounded. */
  position: Position | null;
  position_at: string | null;
}

/** From logging in to logging out; its tokens are worth nothing once it has ended. */
export interface SignIn {
  id: number;
  person: number;
  isEnded: boolean;
}

/** A token that was given out. */
export interface Token {
  kind: 'access' | 'refresh';
  signIn: number;
  /** Milliseconds since 1970. */
  expiresAt: number;
  /** Of a refresh token: the one it was traded for. */
  successor?: string;
}
