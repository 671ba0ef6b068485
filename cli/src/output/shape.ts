import type { Selection } from './selection.ts';

/** How data is written when a program asks for it. */
export interface Shape {
  /** A whole result. */
  write(data: unknown): string;
  /** One event of many: on a line of its own. */
  writeEvent(data: unknown): string;
}

export interface ShapeWish {
  /** The fields of `--json`, where it was given. */
  json?: Selection | undefined;
  jq?: string | undefined;
  template?: string | undefined;
}
