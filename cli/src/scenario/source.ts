import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from './formats.ts';

/** The way to a value: `['steps', 3, 'body']`. */
export type Path = readonly (string | number)[];

/** Something that is wrong in a file. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  text: string;
}

/** A file of YAML that knows where each of its values stands. */
export class Source {
  readonly file: string;
  readonly #lines = new LineCounter();
  readonly #document: Document;

  constructor(file: string, text: string) {
    this.file = file;
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
  }

  /** What keeps it from being YAML. */
  get syntaxProblems(): Problem[] {
    return this.#document.errors.map(({ message, pos }) => this.#at(pos[0], message));
  }

  get value(): unknown {
    return this.#document.toJS({ maxAliasCount: 100 });
  }

  /** Something wrong with the value at the end of a path, or with the name of it. */
  problem(path: Path, text: string): Problem {
    return this.#at(this.#offsetOf(path), text);
  }

  lineOf(path: Path): number {
    return this.problem(path, '').line;
  }

  #at(offset: number, text: string): Problem {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.file, line: Math.max(1, line), column: Math.max(1, col), text };
  }

  /** Where the name of a value stands, or the value where it has none; of what is not there, where it would be. */
  #offsetOf(path: Path): number {
    if (path.length === 0) return 0;
    const parent = this.#document.getIn(path.slice(0, -1), true);
    const name = path.at(-1);
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isPairOf(key, name));
      if (isPair(pair) && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
    }
    const node = this.#document.getIn(path, true);
    if (isNode(node) && node.range) return node.range[0];
    return this.#offsetOf(path.slice(0, -1));
  }
}

const isPairOf = (key: unknown, name: unknown): boolean => isScalar(key) && String(key.value) === String(name);
