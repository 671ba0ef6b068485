export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  red(text: string): string;
  cyan(text: string): string;
}

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  green: [32, 39],
  yellow: [33, 39],
  red: [31, 39],
  cyan: [36, 39],
} as const;

/** Paint, or none: decided once, where the stream and the environment are known. */
export const createStyle = (hasColour: boolean): Style => {
  const paint =
    ([on, off]: readonly [number, number]) =>
    (text: string) =>
      hasColour && text ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    bold: paint(codes.bold),
    dim: paint(codes.dim),
    green: paint(codes.green),
    yellow: paint(codes.yellow),
    red: paint(codes.red),
    cyan: paint(codes.cyan),
  };
};
