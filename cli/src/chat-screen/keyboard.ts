import type { Composer } from './composer.ts';

/** What the terminal library tells of a key press. */
export interface Key {
  upArrow: boolean;
  downArrow: boolean;
  leftArrow: boolean;
  rightArrow: boolean;
  pageUp: boolean;
  pageDown: boolean;
  home: boolean;
  end: boolean;
  escape: boolean;
  return: boolean;
  ctrl: boolean;
  meta: boolean;
  delete: boolean;
  backspace: boolean;
}

export interface KeyboardActions {
  submit(): void;
  quit(): void;
  /** So many lines up, or down if negative. */
  scroll(lines: number): void;
  page(direction: 1 | -1): void;
  /** To the end of what there is to see. */
  end(): void;
}

const pasteBegins = '[200~';
const pasteEnds = '[201~';

/**
 * Turns key presses into changes of the text and actions. Input methods for Vietnamese send several at once:
 * backspaces and the letter that takes their place, so a chunk is read character by character.
 */
export class Keyboard {
  readonly #composer: Composer;
  readonly #actions: KeyboardActions;
  #isPasting = false;

  constructor(composer: Composer, actions: KeyboardActions) {
    this.#composer = composer;
    this.#actions = actions;
  }

  press(input: string, key: Key): void {
    if (input === pasteBegins || input === pasteEnds) this.#isPasting = input === pasteBegins;
    else if (!this.#isPasting && this.#isCommand(input, key)) return;
    else this.#type(input);
  }

  #isCommand(input: string, key: Key): boolean {
    const { ctrl } = key;
    const composer = this.#composer;
    const commands: [boolean, () => void][] = [
      [ctrl && (input === 'c' || input === 'd'), () => this.#actions.quit()],
      [key.escape || (key.end && ctrl), () => this.#actions.end()],
      [key.return && key.meta, () => composer.insert('\n')],
      [key.return, () => this.#actions.submit()],
      [key.upArrow, () => this.#actions.scroll(1)],
      [key.downArrow, () => this.#actions.scroll(-1)],
      [key.pageUp, () => this.#actions.page(1)],
      [key.pageDown, () => this.#actions.page(-1)],
      [key.leftArrow, () => composer.left()],
      [key.rightArrow, () => composer.right()],
      [key.home || (ctrl && input === 'a'), () => composer.toStart()],
      [key.end || (ctrl && input === 'e'), () => composer.toEnd()],
      [key.backspace && key.meta, () => composer.deleteWord()],
      [key.backspace, () => composer.backspace()],
      [key.delete, () => composer.delete()],
      [ctrl && input === 'w', () => composer.deleteWord()],
      [ctrl && input === 'u', () => composer.deleteToStart()],
      [ctrl && input === 'j', () => composer.insert('\n')],
      [ctrl || key.meta, () => {}],
    ];
    const command = commands.find(([isMeant]) => isMeant)?.[1];
    command?.();
    return command !== undefined;
  }

  #type(input: string): void {
    // Runs of ordinary characters stay together; each control character stands alone.
    for (const run of input.match(/\p{Cc}|\P{Cc}+/gu) ?? []) {
      if (run === '\u007f' || run === '\b') this.#composer.backspace();
      else if (run === '\n' || (run === '\r' && this.#isPasting)) this.#composer.insert('\n');
      else if (run === '\r') this.#actions.submit();
      else if (run === '\u0003') this.#actions.quit();
      else if (run === '\t') this.#composer.insert(' ');
      else if (!/^\p{Cc}$/u.test(run)) this.#composer.insert(run);
    }
  }
}
