/** What was asked for cannot be done, and the text says all there is to know: no stack is shown. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
