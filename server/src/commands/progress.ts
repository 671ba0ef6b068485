const worthTellingMs = 1000;

/** Tells on stderr what is going on, with the seconds since the process started. */
export const tell = (text: string): void => {
  process.stderr.write(`  ${(performance.now() / 1000).toFixed(1).padStart(5)} s  ${text}\n`);
};

/** Names a step only if it takes longer than a second. */
export async function slowly<Result>(text: string, work: Promise<Result>): Promise<Result> {
  const timer = setTimeout(() => tell(`${text} …`), worthTellingMs);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
