import type { openScreen as OpenScreen } from './open-screen.tsx';

/** Loads the screen as the module that it has to be, for the program, which is none. */
export const openScreen: typeof OpenScreen = async (...what) => {
  const screen = await import('./open-screen.tsx');
  return screen.openScreen(...what);
};
