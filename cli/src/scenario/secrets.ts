const hidden = '•••';

// Long answers are cut before they get here, perhaps within a secret: what is left of one is hidden, too.
const token = /\beyJ[\w-]+(?:\.[\w-]*)*/g;
const secretField = /("(?:[a-z_]*password[a-z_]*|access|refresh|token)"\s*:\s*)"(?:[^"\\]|\\.)*(?:"|$)/gi;

/** What must not be printed, and how it is kept from it. */
export class Secrets {
  readonly #known = new Set<string>();

  /** Texts that are too short would hide half of a report, and protect nothing. */
  add(...secrets: readonly string[]): void {
    for (const secret of secrets) if (secret.length >= 4) this.#known.add(secret);
  }

  hide(text: string): string {
    const plain = [...this.#known].reduce((left, secret) => left.replaceAll(secret, hidden), text);
    return plain.replace(token, hidden).replace(secretField, `$1"${hidden}"`);
  }
}
