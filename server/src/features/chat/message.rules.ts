import { invalidTogether } from '../../core/errors.ts';

/** Where to read: a page number, or a sequence number and a direction. */
export interface MessageQuery {
  page?: number | 'last' | undefined;
  page_size?: number | undefined;
  after_seq?: number | undefined;
  before_seq?: number | undefined;
}

export const defaultPageSize = 50;

/** Messages numbered above `after` up to `upTo`, and how reading goes on from there. */
export interface SeqRange {
  after: number;
  upTo: number;
  /** How many messages there are on this side altogether. */
  count: number;
  /** The query of the neighbouring window in the same direction; undefined at the end. */
  next: { after_seq: number } | { before_seq: number } | undefined;
  isOldestFirst: boolean;
}

/** Messages that somebody has just read. */
export interface ReadMark {
  ids: number[];
  at: Date;
}

export function assertOneWayOfPaging(query: MessageQuery): void {
  const ways = [query.page, query.after_seq, query.before_seq].filter((way) => way !== undefined);
  if (ways.length > 1) throw invalidTogether('Use only one of page, after_seq and before_seq.');
}

/** The window that follows `seq`, oldest first. */
export function rangeAfter(seq: number, size: number, lastSeq: number): SeqRange {
  const upTo = Math.min(seq + size, Math.max(seq, lastSeq));
  return {
    after: seq,
    upTo,
    count: Math.max(0, lastSeq - seq),
    next: upTo < lastSeq ? { after_seq: upTo } : undefined,
    isOldestFirst: true,
  };
}

/** The window that precedes `seq`, newest first. */
export function rangeBefore(seq: number, size: number, lastSeq: number): SeqRange {
  const upTo = Math.max(0, Math.min(seq - 1, lastSeq));
  const after = Math.max(0, upTo - size);
  return {
    after,
    upTo,
    count: upTo,
    next: after > 0 ? { before_seq: after + 1 } : undefined,
    isOldestFirst: false,
  };
}
