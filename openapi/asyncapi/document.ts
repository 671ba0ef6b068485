export type Node = { [key: string]: unknown };

/** What AsyncAPI needs of the bundled spec. */
export interface SpecDocument {
  info: Node;
  components: { schemas: Record<string, Node> };
  'x-events': {
    client: Record<string, { summary: string; payload: Node; acknowledgement: Node }>;
    server: Record<string, { summary: string; payload: Node }>;
    refusal: Node;
  };
}

const prefix = '#/components/schemas/';

export const schemaReference = (name: string): Node => ({ $ref: prefix + name });
export const schemaName = ({ $ref }: Node): string => String($ref).slice(prefix.length);

/** The schemas that a payload is one of, by name. */
export const choices = (payload: Node): string[] =>
  ((payload.anyOf as Node[] | undefined) ?? [payload]).map(schemaName);

/** The named schemas that these nodes lead to, directly or through others. */
export function schemasUsedBy(nodes: readonly unknown[], schemas: Record<string, Node>): Record<string, Node> {
  const used = new Map<string, Node>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('$ref' in value && typeof value.$ref === 'string' && value.$ref.startsWith(prefix)) {
      const name = schemaName(value);
      const schema = schemas[name];
      if (schema && !used.has(name)) {
        used.set(name, schema);
        visit(schema);
      }
    }
    Object.values(value).forEach(visit);
  };
  nodes.forEach(visit);
  return Object.fromEntries(used);
}
