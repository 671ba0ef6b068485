// Teaches the linter and the bundler the event table of the document's root, so that payloads are checked and gathered
// into the components like any other schema.

const mapOf = (type) => ({ properties: {}, additionalProperties: () => type });

export default () => ({
  id: 'events',
  typeExtension: {
    oas3: (types) => ({
      ...types,
      Root: { ...types.Root, properties: { ...types.Root.properties, 'x-events': 'EventTable' } },
      EventTable: {
        properties: { client: 'ClientEvents', server: 'ServerEvents', refusal: 'Schema' },
        required: ['client', 'server', 'refusal'],
      },
      ClientEvents: mapOf('ClientEvent'),
      ClientEvent: {
        properties: { summary: { type: 'string' }, payload: 'Schema', acknowledgement: 'Schema' },
        required: ['summary', 'payload', 'acknowledgement'],
      },
      ServerEvents: mapOf('ServerEvent'),
      ServerEvent: {
        properties: { summary: { type: 'string' }, payload: 'Schema' },
        required: ['summary', 'payload'],
      },
    }),
  },
});
