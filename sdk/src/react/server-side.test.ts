import { createElement, type FunctionComponent } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { aClient, json } from '../client.fixtures.ts';
import {
  StudyMateProvider,
  useCall,
  useConversation,
  useGroupChat,
  usePages,
  usePresence,
  useRealtimeEvent,
  useRealtimeState,
  useSession,
  useStudyMate,
} from './react.ts';

const Everything: FunctionComponent = () => {
  const { state } = useSession();
  const call = useCall((mate, signal) => mate.auth.getProfile({ signal }), []);
  const list = usePages((mate, signal) => mate.groups.listGroups({}, { signal }), []);
  const chats = [useConversation(7), useGroupChat(3)];
  useRealtimeEvent('connection_request_received', () => undefined);
  const seen = [
    state,
    useRealtimeState(),
    call.isLoading,
    list.isLoading,
    list.rows,
    useStudyMate().baseUrl,
    usePresence(3).online,
  ];
  return JSON.stringify([...seen, ...chats.map(({ messages, isReady }) => [messages, isReady])]);
};

test('a page is made on a server without asking for anything', () => {
  const { mate, requests } = aClient(() => json({}));
  const text = renderToString(createElement(StudyMateProvider, { client: mate }, createElement(Everything)));
  expect(JSON.parse(text.replaceAll('&quot;', '"'))).toEqual(
    ['unknown', 'idle', true, true, [], 'http://study.test', false].concat([
      [[], false],
      [[], false],
    ] as never),
  );
  expect(requests).toEqual([]);
});

test('hooks without a provider say what is missing', () => {
  expect(() => renderToString(createElement(Everything))).toThrow('There is no <StudyMateProvider>');
});
