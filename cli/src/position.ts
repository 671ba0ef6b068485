import { CommandError } from './failure.ts';

/** Calls what looks around the own position; whoever has none learns how to say where they are. */
export async function withPosition<Result>(look: () => Promise<Result>): Promise<Result> {
  try {
    return await look();
  } catch (cause) {
    const { BadRequestError } = await import('@study-mate/sdk');
    // Anything wrong with a parameter is told by its field.
    if (!(cause instanceof BadRequestError) || Object.keys(cause.fields).length > 0) throw cause;
    throw new CommandError(cause.message, 'no_location', {
      suggestion: 'Say where you are with: study-mate location set <latitude> <longitude>',
      cause,
    });
  }
}
