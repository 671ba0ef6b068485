import { UsageError } from '../failure.ts';
import { select } from './selection.ts';
import type { Shape, ShapeWish } from './shape.ts';

const asJson: Shape = {
  write: (data) => `${JSON.stringify(data, null, 2)}\n`,
  writeEvent: (data) => `${JSON.stringify(data)}\n`,
};

const always = (write: (data: unknown) => string): Shape => ({ write, writeEvent: write });

const chooseBase = async ({ jq, template }: ShapeWish): Promise<Shape> => {
  if (jq !== undefined && template !== undefined) throw new UsageError('Give --jq or --template, not both.');
  if (jq !== undefined) return always(await (await import('./jq.ts')).compileJq(jq));
  if (template !== undefined) return always((await import('./template.ts')).compileTemplate(template));
  return asJson;
};

/** The shape that was wished for; one that cannot be is a usage error before anything is asked for. */
export async function createShape(wish: ShapeWish): Promise<Shape> {
  const { json: selection = [] } = wish;
  const base = await chooseBase(wish);
  return {
    write: (data) => base.write(select(data, selection)),
    writeEvent: (data) => base.writeEvent(select(data, selection)),
  };
}
