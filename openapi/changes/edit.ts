import type { Node, SpecDocument } from './comparable.ts';

/** A change that somebody could make to the spec, and what it is called. */
export type Edit = readonly [name: string, apply: (document: SpecDocument) => unknown];

/** A node of the document as an edit reaches into it; what is not there throws where it is used. */
// biome-ignore lint/suspicious/noExplicitAny: an edit knows the part of the document that it changes.
export type Part = any;

export const schema = (document: SpecDocument, name: string): Part => {
  const found = (document.components as Part).schemas[name];
  if (!found) throw new Error(`The spec has no schema ${name}`);
  return found;
};

export const property = (document: SpecDocument, schemaName: string, name: string): Part => {
  const found = schema(document, schemaName).properties[name];
  if (!found) throw new Error(`${schemaName} has no property ${name}`);
  return found;
};

export const operation = (document: SpecDocument, id: string): Part => {
  for (const item of Object.values(document.paths)) {
    for (const found of Object.values(item) as Part[]) if (found.operationId === id) return found;
  }
  throw new Error(`The spec has no operation ${id}`);
};

export const parameter = (document: SpecDocument, id: string, name: string): Part => {
  const { parameters } = operation(document, id);
  const place = parameters.findIndex((each: Part) => each.name === name);
  if (place === -1) throw new Error(`${id} has no parameter ${name} of its own`);
  return parameters[place];
};

export const body = (document: SpecDocument, id: string): Part => operation(document, id).requestBody;

export const event = (document: SpecDocument, side: 'client' | 'server', name: string): Part => {
  const found = document['x-events'][side][name];
  if (!found) throw new Error(`The spec has no ${side} event ${name}`);
  return found;
};

export function rename(node: Node, from: string, to: string): void {
  if (!(from in node)) throw new Error(`There is no ${from}`);
  node[to] = node[from];
  delete node[from];
}

export function without<Item>(list: Item[], item: Item): void {
  const place = list.indexOf(item);
  if (place === -1) throw new Error(`There is no ${String(item)}`);
  list.splice(place, 1);
}

export function removeProperty(document: SpecDocument, schemaName: string, name: string): void {
  property(document, schemaName, name);
  const node = schema(document, schemaName);
  delete node.properties[name];
  if (node.required?.includes(name)) without(node.required, name);
}

export function renameProperty(document: SpecDocument, schemaName: string, from: string, to: string): void {
  const node = schema(document, schemaName);
  rename(node.properties, from, to);
  if (node.required?.includes(from)) node.required.splice(node.required.indexOf(from), 1, to);
}

export function removeParameter(document: SpecDocument, id: string, name: string): void {
  without(operation(document, id).parameters, parameter(document, id, name));
}
