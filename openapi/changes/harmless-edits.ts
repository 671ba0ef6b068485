import { body, type Edit, event, operation, parameter, property, schema, without } from './edit.ts';

const responses = (document: Parameters<Edit[1]>[0]) =>
  (document.components as { responses: Record<string, { description: string }> }).responses;

/** None of these breaks anybody who relies on the spec as it is. */
export const harmlessEdits: Edit[] = [
  ['a summary changes', (d) => Object.assign(operation(d, 'login'), { summary: 'Come in' })],
  ['a description changes', (d) => Object.assign(operation(d, 'login'), { description: 'Signs in.' })],
  [
    'the description of a field changes',
    (d) => Object.assign(property(d, 'Profile', 'bio'), { description: 'A few words.' }),
  ],
  [
    'the description of a parameter changes',
    (d) => Object.assign(parameter(d, 'listNearbyLearners', 'radius'), { description: 'How far.' }),
  ],
  [
    'the description of an answer changes',
    (d) => Object.assign(responses(d).Unauthorized ?? {}, { description: 'Not signed in.' }),
  ],
  [
    'the description of a tag changes',
    (d) => Object.assign((d.tags as object[])[0] ?? {}, { description: 'Who one is.' }),
  ],
  [
    'an example of a parameter changes',
    (d) => Object.assign(parameter(d, 'listNearbyLearners', 'radius'), { example: 7 }),
  ],
  ['an example of a schema is new', (d) => Object.assign(schema(d, 'Profile'), { examples: [] })],
  ['the introduction changes', (d) => Object.assign(d.info, { description: 'Find somebody to study with.' })],
  ['the title changes', (d) => Object.assign(d.info, { title: 'Study Mate API' })],
  [
    'a path is new',
    (d) => {
      d.paths['/api/badges/'] = {
        get: { operationId: 'listBadges', tags: ['auth'], responses: { 200: { description: 'Badges.' } } },
      };
    },
  ],
  [
    'an operation is new',
    (d) =>
      Object.assign(d.paths['/api/auth/logout/'] ?? {}, {
        get: { operationId: 'showLogout', tags: ['auth'], responses: { 200: { description: 'A page.' } } },
      }),
  ],
  [
    'an optional parameter is new',
    (d) =>
      operation(d, 'listNearbyLearners').parameters.push({ name: 'major', in: 'query', schema: { type: 'string' } }),
  ],
  [
    'an optional field of a request is new',
    (d) => {
      schema(d, 'RegisterRequest').properties.nickname = { type: 'string' };
    },
  ],
  [
    'a required field of a request becomes optional',
    (d) => without(schema(d, 'RegisterRequest').required, 'full_name'),
  ],
  [
    'a required parameter becomes optional',
    (d) => Object.assign(parameter(d, 'listMonthlySessions', 'month'), { required: false }),
  ],
  [
    "a parameter's maximum grows",
    (d) => Object.assign(parameter(d, 'listNearbyLearners', 'radius').schema, { maximum: 500 }),
  ],
  [
    'a text of a request may be longer',
    (d) => Object.assign(property(d, 'SendRequestBody', 'message'), { maxLength: 2000 }),
  ],
  [
    'a text of a request may be shorter',
    (d) => Object.assign(property(d, 'RegisterRequest', 'full_name'), { minLength: 0 }),
  ],
  ['a field of a request loses its limit', (d) => delete property(d, 'LocationUpdate', 'accuracy').minimum],
  ['a field of a request loses its pattern', (d) => delete property(d, 'ProfileUpdate', 'avatar_url').pattern],
  [
    'a field of a request takes null too',
    (d) => Object.assign(property(d, 'RegisterRequest', 'full_name'), { type: ['string', 'null'] }),
  ],
  ['a request knows another choice', (d) => property(d, 'NewStudySession', 'session_type').enum.push('outdoors')],
  [
    'a list of a request may be longer',
    (d) => Object.assign(property(d, 'MessageReadInput', 'message_ids'), { maxItems: 5000 }),
  ],
  ['a body becomes optional', (d) => Object.assign(body(d, 'login'), { required: false })],
  [
    'an answer has a new field',
    (d) => {
      schema(d, 'Profile').properties.nickname = { type: 'string' };
      schema(d, 'Profile').required.push('nickname');
    },
  ],
  ['a field of an answer is always there', (d) => schema(d, 'EventError').required.push('fields')],
  ['a field of an answer is never null', (d) => Object.assign(property(d, 'Profile', 'phone'), { type: 'string' })],
  ['an answer has fewer choices', (d) => without(schema(d, 'EventErrorCode').enum, 'internal')],
  [
    'an answer has a header more',
    (d) =>
      Object.assign(operation(d, 'login').responses['200'], { headers: { 'X-Node': { schema: { type: 'string' } } } }),
  ],
  ['an operation asks for no token', (d) => Object.assign(operation(d, 'listCities'), { security: [] })],
  ['an operation is deprecated', (d) => Object.assign(operation(d, 'replaceProfile'), { deprecated: true })],
  ['another server is named', (d) => (d.servers as object[]).push({ url: 'https://study-mate.example' })],
  [
    'a client event is new',
    (d) => {
      d['x-events'].client.wave = { payload: { type: 'object' } };
    },
  ],
  [
    'a client event takes an optional field',
    (d) => {
      schema(d, 'ChatMessageInput').properties.mood = { type: 'string' };
    },
  ],
  [
    'a server event is new',
    (d) => {
      d['x-events'].server.waved = { payload: { type: 'object' } };
    },
  ],
  [
    'a server event has a new field',
    (d) => {
      schema(d, 'ChatMessageEvent').properties.mood = { type: 'string' };
    },
  ],
  ['the summary of an event changes', (d) => Object.assign(event(d, 'client', 'resume'), { summary: 'Catch up' })],
];
