import {
  body,
  type Edit,
  event,
  operation,
  parameter,
  property,
  removeParameter,
  removeProperty,
  rename,
  renameProperty,
  schema,
  without,
} from './edit.ts';

const operations: Edit[] = [
  ['a path is removed', (d) => delete d.paths['/api/auth/logout/']],
  ['an operation is removed', (d) => delete d.paths['/api/auth/profile/']?.patch],
  ['a path is renamed', (d) => rename(d.paths, '/api/auth/login/', '/api/auth/sign-in/')],
  ['a path loses its slash', (d) => rename(d.paths, '/api/cities/', '/api/cities')],
  ['a method is exchanged', (d) => rename(d.paths['/api/groups/{id}/join/'] ?? {}, 'post', 'put')],
  ['an operation gets another operationId', (d) => Object.assign(operation(d, 'sendMessage'), { operationId: 'say' })],
  ['an operation moves to another tag', (d) => Object.assign(operation(d, 'updateLocation'), { tags: ['discover'] })],
  ['an open operation asks for a token', (d) => delete operation(d, 'register').security],
  [
    'an operation asks for another kind of sign-in',
    (d) => {
      Object.assign((d.components as { securitySchemes: object }).securitySchemes, {
        apiKey: { type: 'apiKey', in: 'header', name: 'X-Key' },
      });
      operation(d, 'getProfile').security = [{ apiKey: [] }];
    },
  ],
];

const parameters: Edit[] = [
  ['a query parameter is removed', (d) => removeParameter(d, 'listCities', 'radius')],
  [
    'a query parameter is renamed',
    (d) => Object.assign(parameter(d, 'listNearbySessions', 'radius_km'), { name: 'km' }),
  ],
  [
    'a query parameter becomes required',
    (d) => Object.assign(parameter(d, 'listNearbyLearners', 'radius'), { required: true }),
  ],
  [
    'a required query parameter is new',
    (d) =>
      operation(d, 'listConnections').parameters.push({
        name: 'state',
        in: 'query',
        required: true,
        schema: { type: 'string' },
      }),
  ],
  [
    'a required header is new',
    (d) =>
      (operation(d, 'sendRequest').parameters = [
        { name: 'X-Client', in: 'header', required: true, schema: { type: 'string' } },
      ]),
  ],
  [
    'a parameter changes its type',
    (d) => Object.assign(parameter(d, 'listSessions', 'subject').schema, { type: 'string' }),
  ],
  [
    "a parameter's maximum falls",
    (d) => Object.assign(parameter(d, 'listNearbyLearners', 'radius').schema, { maximum: 50 }),
  ],
  [
    "a parameter's minimum grows",
    (d) => Object.assign(parameter(d, 'listMessages', 'after_seq').schema, { minimum: 1 }),
  ],
  [
    "a parameter's longest text shrinks",
    (d) => Object.assign(parameter(d, 'listGroups', 'search').schema, { maxLength: 20 }),
  ],
  [
    "a parameter's pattern changes",
    (d) => Object.assign(parameter(d, 'listMonthlySessions', 'timezone').schema, { pattern: '^UTC$' }),
  ],
  [
    "a parameter's default changes",
    (d) => Object.assign(parameter(d, 'listLocationHistory', 'limit').schema, { default: 20 }),
  ],
  [
    "a parameter's choice is removed",
    (d) => without(parameter(d, 'listSessions', 'time_filter').schema.anyOf[0].enum, 'past'),
  ],
  [
    'a parameter moves from the query to a header',
    (d) => Object.assign(parameter(d, 'getConversationByConnection', 'connection_id'), { in: 'header' }),
  ],
];

const requestBodies: Edit[] = [
  [
    'a new field is required',
    (d) => {
      schema(d, 'RegisterRequest').properties.birthday = { type: 'string' };
      schema(d, 'RegisterRequest').required.push('birthday');
    },
  ],
  ['an optional field becomes required', (d) => schema(d, 'SendRequestBody').required.push('message')],
  ['a field of a request is removed', (d) => removeProperty(d, 'SendRequestBody', 'message')],
  ['a field of a request is renamed', (d) => renameProperty(d, 'LoginRequest', 'email', 'username')],
  [
    'a field of a request changes its type',
    (d) => Object.assign(property(d, 'MarkReadBody', 'message_ids'), { type: 'string' }),
  ],
  [
    'a field of a request no longer takes null',
    (d) => Object.assign(property(d, 'ProfileUpdate', 'phone'), { type: 'string' }),
  ],
  ['a text of a request becomes shorter', (d) => Object.assign(schema(d, 'MessageContent'), { maxLength: 100 })],
  [
    'a text of a request must be longer',
    (d) => Object.assign(property(d, 'RegisterRequest', 'password'), { minLength: 12 }),
  ],
  [
    'a number of a request must be smaller',
    (d) => Object.assign(property(d, 'LocationUpdate', 'accuracy'), { maximum: 100 }),
  ],
  [
    'a number of a request must be greater',
    (d) => Object.assign(property(d, 'LocationUpdate', 'accuracy'), { minimum: 1 }),
  ],
  [
    'a field of a request gets a pattern',
    (d) => Object.assign(property(d, 'NewStudySession', 'title'), { pattern: '^[A-Z]' }),
  ],
  [
    'a field of a request gets a format',
    (d) => Object.assign(property(d, 'NewStudySession', 'title'), { format: 'uri' }),
  ],
  ['a choice of a request is removed', (d) => without(property(d, 'NewStudySession', 'session_type').enum, 'hybrid')],
  [
    'a list of a request becomes shorter',
    (d) => Object.assign(property(d, 'MessageReadInput', 'message_ids'), { maxItems: 10 }),
  ],
  [
    'unknown fields of a request are refused',
    (d) => Object.assign(schema(d, 'LoginRequest'), { additionalProperties: false }),
  ],
  [
    "a request's default changes",
    (d) => Object.assign(property(d, 'NewStudySession', 'session_type'), { default: 'virtual' }),
  ],
  ['a body becomes required', (d) => Object.assign(body(d, 'logout'), { required: true })],
  ['a body is no longer JSON', (d) => rename(body(d, 'createGroup').content, 'application/json', 'application/xml')],
];

const answers: Edit[] = [
  ['a field of an answer is removed', (d) => removeProperty(d, 'Profile', 'bio')],
  ['a field of an answer is renamed', (d) => renameProperty(d, 'NearbyLearner', 'distance_km', 'distance')],
  ['a field of an answer may be missing', (d) => without(schema(d, 'TokenPair').required, 'refresh')],
  [
    'a field of an answer may be null',
    (d) => Object.assign(property(d, 'Profile', 'full_name'), { type: ['string', 'null'] }),
  ],
  [
    'a field of an answer changes its type',
    (d) => Object.assign(property(d, 'Profile', 'learning_radius_km'), { type: 'string' }),
  ],
  [
    'an integer of an answer becomes a number',
    (d) => Object.assign(property(d, 'MarkReadResult', 'marked_count'), { type: 'number' }),
  ],
  [
    'a time of an answer becomes a date',
    (d) => Object.assign(property(d, 'ConnectionRequest', 'created_at'), { format: 'date' }),
  ],
  ['an answer knows another choice', (d) => schema(d, 'RequestState').enum.push('expired')],
  [
    'an answer refers to something else',
    (d) => Object.assign(property(d, 'ConnectionRequest', 'sender'), { $ref: '#/components/schemas/UserBrief' }),
  ],
  [
    'a list of an answer holds something else',
    (d) => Object.assign(property(d, 'CityPage', 'results'), { items: { $ref: '#/components/schemas/SchoolRow' } }),
  ],
  [
    'a list of an answer becomes an object',
    (d) => Object.assign(property(d, 'SubjectPage', 'results'), { type: 'object' }),
  ],
  [
    'an answer becomes a bare list',
    (d) =>
      Object.assign(operation(d, 'getProfile').responses['200'].content['application/json'], {
        schema: { type: 'array', items: { $ref: '#/components/schemas/Profile' } },
      }),
  ],
  ['an answer loses its body', (d) => delete operation(d, 'login').responses['200'].content],
  [
    'an answer has another media type',
    (d) => rename(operation(d, 'getCity').responses['200'].content, 'application/json', 'text/html'),
  ],
  ['success gets another status', (d) => rename(operation(d, 'register').responses, '201', '200')],
  ['a documented status is removed', (d) => delete operation(d, 'sendMessage').responses['403']],
  [
    'a header of an answer is removed',
    (d) =>
      delete (d.components as { responses: Record<string, { headers?: object }> }).responses.TooManyRequests?.headers,
  ],
  [
    'an answer may have two shapes',
    (d) =>
      Object.assign(operation(d, 'getProfile').responses['200'].content['application/json'], {
        schema: { anyOf: [{ $ref: '#/components/schemas/Profile' }, { type: 'array' }] },
      }),
  ],
];

const events: Edit[] = [
  ['a client event is removed', (d) => delete d['x-events'].client.resume],
  ['a client event is renamed', (d) => rename(d['x-events'].client, 'typing_indicator', 'typing')],
  ['a client event needs a new field', (d) => schema(d, 'ChatMessageInput').required.push('client_message_id')],
  ['a client event loses a field', (d) => removeProperty(d, 'ChatMessageInput', 'client_message_id')],
  ['a client event loses one of its payloads', (d) => event(d, 'client', 'chat_message').payload.anyOf.pop()],
  ['an acknowledgement loses a field', (d) => removeProperty(d, 'ResumeAcknowledgement', 'has_more')],
  [
    'an acknowledgement becomes another object',
    (d) =>
      Object.assign(event(d, 'client', 'message_read').acknowledgement, {
        $ref: '#/components/schemas/Detail',
        anyOf: undefined,
      }),
  ],
  ['an event gets no acknowledgement', (d) => delete event(d, 'client', 'typing_indicator').acknowledgement],
  ['a server event is removed', (d) => delete d['x-events'].server.connection_request_blocked],
  ['a server event is renamed', (d) => rename(d['x-events'].server, 'messages_read', 'read')],
  ['a server event loses a field', (d) => removeProperty(d, 'ChatMessageEvent', 'seq')],
  [
    "a server event's field changes its type",
    (d) => Object.assign(property(d, 'MessagesReadEvent', 'user_id'), { type: 'string' }),
  ],
  [
    "a server event's field may be null",
    (d) => Object.assign(property(d, 'ChatMessageEvent', 'sender_name'), { type: ['string', 'null'] }),
  ],
  ['a refusal has another code', (d) => schema(d, 'EventErrorCode').enum.push('teapot')],
  ['a refusal loses its code', (d) => removeProperty(d, 'EventError', 'code')],
];

/** Each of these breaks somebody who relies on the spec as it is. */
export const breakingEdits = { operations, parameters, requestBodies, answers, events };
