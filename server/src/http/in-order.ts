import type { RequestHandler } from 'express';

/**
 * Middleware that always runs together. Express looks at the path again before each of its own; here the steps follow
 * each other directly, which is a good part of a small request's time.
 */
export const inOrder =
  (...steps: readonly RequestHandler[]): RequestHandler =>
  (req, res, next) => {
    let taken = 0;
    const goOn = (error?: unknown) => {
      const step = steps[taken];
      if (error || !step) return next(error);
      taken += 1;
      try {
        step(req, res, goOn);
      } catch (thrown) {
        next(thrown);
      }
    };
    goOn();
  };
