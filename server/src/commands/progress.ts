const worthTellingMs = 1000;
let toldAt = 0;

/** Tells on stderr what is going on, with the seconds since the process started. */
export const tell = (text: string): void => {
  toldAt = performance.now();
  process.stderr.write(`  ${(toldAt / 1000).toFixed(1).padStart(5)} s  ${text}\n`);
};

/** For a step that computes and lets no timer run meanwhile: names it beforehand, unless somebody was told just now. */
export const tellAfterSilence = (text: string): void => {
  if (performance.now() - toldAt > worthTellingMs) tell(text);
};

/** Names a step only if it takes longer than a second and has not said anything itself. */
export async function slowly<Result>(text: string, work: Promise<Result>): Promise<Result> {
  const began = performance.now();
  const timer = setTimeout(() => toldAt <= began && tell(`${text} …`), worthTellingMs);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
