import { inspect } from 'node:util';

/** What a program that runs apart tells before it ends. */
export type Told<Answer> = { answer: Answer } | { error: string };

/** Makes the running file a program for `runApart`: does one job, tells what came of it, and ends, at the latest with its parent. */
export function program<Job, Answer>(run: (job: Job) => Promise<Answer>): void {
  process.once('disconnect', () => process.exit(1));
  process.once('message', async (job: Job) => {
    const told: Told<Answer> = await run(job).then(
      (answer) => ({ answer }),
      (error: unknown) => ({ error: inspect(error) }),
    );
    process.send?.(told, () => process.exit());
  });
}
