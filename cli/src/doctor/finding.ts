/** What is to be said about one part of the way to the server. */
export interface Finding {
  check: string;
  state: 'ok' | 'warning' | 'broken';
  message: string;
  /** What to do about it. */
  advice?: string;
}

type Said = Omit<Finding, 'check' | 'state'>;

export const ok = (message: string): Omit<Finding, 'check'> => ({ state: 'ok', message });
export const warning = (said: Said): Omit<Finding, 'check'> => ({ state: 'warning', ...said });
export const broken = (said: Said): Omit<Finding, 'check'> => ({ state: 'broken', ...said });
