import { expect, test } from 'vitest';
import { ForbiddenError } from '../../core/errors.ts';
import { aMate, startMock } from './mock.fixtures.ts';

const mock = startMock();
/** Two people of the demonstration who are connected. */
function connect(one: string, other: string) {
  const [sender, receiver] = [mock.person(one).id, mock.person(other).id];
  const connection = mock.add.request({ sender, receiver, state: 'accepted' }).id;
  return { connection, conversation: mock.add.conversation({ connection }).id };
}

const mateOf = (name: string) => aMate(mock.as(name));

test('two people find each other, connect and talk, and what they said stays', async () => {
  const [an, binh] = [mateOf('an'), mateOf('binh')];
  const { results } = await an.discover.listNearbyLearners({ radius: 5 });
  expect(results.map(({ full_name }) => full_name)).toContain('Lê Thanh Bình');
  const receiver_id = mock.person('binh').id;
  const { id } = await an.matching.sendRequest({ receiver_id, message: 'Statistics?' });
  expect(await binh.matching.acceptRequest(id)).toMatchObject({ state: 'accepted', can_message: true });

  const { conversation_id } = await an.matching.getConnection(id);
  const conversation = conversation_id ?? 0;
  for (const content of ['Hello!', 'Tomorrow?']) await an.chat.sendMessage({ conversation, content });
  await binh.chat.sendMessage({ conversation, content: 'Fine.' });

  const history = await binh.chat.listMessages(conversation);
  expect(history.results.map(({ seq, content }) => [seq, content])).toEqual([
    [3, 'Fine.'],
    [2, 'Tomorrow?'],
    [1, 'Hello!'],
  ]);
  expect(await binh.chat.getConversation(conversation)).toMatchObject({ unread_count: 2 });
  expect(await binh.chat.markMessagesRead(conversation)).toMatchObject({ marked_count: 2 });
  expect((await an.discover.listNearbyLearners({ radius: 5 })).results.map((it) => it.id)).not.toContain(receiver_id);
});

test('a message that is sent again is the same message', async () => {
  const { conversation } = connect('binh', 'hung');
  const hung = mateOf('hung');
  const message = { conversation, content: 'Hello!', client_message_id: '8b4e3c52-4b1e-4c3a-9f0e-2d6f6d1c1a77' };
  const { id } = await hung.chat.sendMessage(message);
  expect((await hung.chat.sendMessage(message)).id).toBe(id);
});

test('whoever is blocked can no longer write', async () => {
  const { connection, conversation } = connect('binh', 'hung');
  await mateOf('hung').matching.blockRequest(connection);
  const words = { conversation, content: 'Why?' };
  await expect(mateOf('binh').chat.sendMessage(words)).rejects.toThrow(ForbiddenError);
});

test('lists have pages, orders and a search without marks', async () => {
  const mai = mateOf('mai');
  for (const name of ['Đà Lạt', 'Huế', 'Đà Nẵng']) mock.add.city({ name });
  const { count, results } = await mai.cities.listCities({ search: 'da', ordering: '-name', page_size: 1 });
  expect([count, results.map(({ name }) => name)]).toEqual([2, ['Đà Nẵng']]);
  const names: string[] = [];
  for await (const { name } of mai.cities.listCities({ search: 'da', page_size: 1 })) names.push(name);
  expect(names).toEqual(['Đà Lạt', 'Đà Nẵng']);
});

test('people are found at rounded places, by kilometres', async () => {
  const me = mock.add.person({ position: { latitude: 10.00049, longitude: 106 } });
  mock.add.person({ full_name: 'Near', position: { latitude: 10.01, longitude: 106 } });
  mock.add.person({ full_name: 'Far', position: { latitude: 10.1, longitude: 106 } });
  const { results } = await aMate(mock.as(me)).discover.listNearbyLearners({ radius: 5 });
  expect(results).toMatchObject([{ full_name: 'Near', distance_km: 1.11, latitude: 10.01 }]);
});

test('the history of positions keeps what is far enough, or late enough', async () => {
  const { location } = aMate(mock.as(mock.add.person()));
  const saved = async (latitude: number) =>
    (await location.updateLocation({ latitude, longitude: 106 })).saved_to_history;
  expect([await saved(10), await saved(10), await saved(10.01)]).toEqual([true, false, true]);
  mock.advance({ minutes: 15 });
  expect([await saved(10.01), await saved(10.01)]).toEqual([true, false]);
  expect((await location.listLocationHistory()).count).toBe(3);
});

test('a group lets people in, and its members talk', async () => {
  const [an, binh] = [mateOf('an'), mateOf('binh')];
  const { id } = await an.groups.createGroup({ name: 'Statistics', privacy: 'private', max_members: 2 });
  await expect(binh.groups.sendGroupMessage(id, { content: 'Hello!' })).rejects.toThrow(ForbiddenError);
  const { membership } = await binh.groups.joinGroup(id);
  expect(membership.status).toBe('pending');
  await an.groups.acceptMembership(membership.id);
  await binh.groups.sendGroupMessage(id, { content: 'Hello!' });
  const { results } = await an.groups.listGroupMessages(id);
  expect(results).toMatchObject([{ content: 'Hello!', seq: 1, is_read: false }]);
  await expect(mateOf('mai').groups.joinGroup(id)).rejects.toThrow('This group is full.');
});
