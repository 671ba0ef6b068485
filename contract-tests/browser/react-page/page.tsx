import { LocalStorageTokenStore, StudyMate } from '@study-mate/sdk';
import {
  StudyMateProvider,
  useCall,
  useConversation,
  usePages,
  usePresence,
  useRealtimeEvent,
  useRealtimeState,
  useSession,
} from '@study-mate/sdk/react';
import { Component, type ReactNode, StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const asked = new URLSearchParams(location.search);
const client = new StudyMate({
  baseUrl: asked.get('server') ?? '',
  tokenStore: new LocalStorageTokenStore(),
  retries: 0,
});

declare global {
  var mate: StudyMate;
}
// For what a person would do by forms.
globalThis.mate = client;

/** Says what it caught. */
class Boundary extends Component<{ children: ReactNode }, { caught?: string }> {
  static getDerivedStateFromError = (error: Error) => ({ caught: error.message });
  override state: { caught?: string } = {};
  override render() {
    return this.state.caught ? <p id="caught">{this.state.caught}</p> : this.props.children;
  }
}

function Session() {
  const { state, userId, isLost } = useSession();
  return <p id="session">{[state, userId, isLost && 'lost'].filter(Boolean).join(' ')}</p>;
}

function Subject() {
  const [id, setId] = useState(1);
  const { data, error, isLoading, reload } = useCall((mate, signal) => mate.subjects.getSubject(id, { signal }), [id]);
  const broken = useCall(
    async (_, signal) => {
      if (id === 3 && !signal.aborted) throw new TypeError('A mistake of the program');
    },
    [id],
  );
  return (
    <>
      <p id="subject">{[id, data?.id, error?.message, isLoading && '…'].filter(Boolean).join(' ')}</p>
      <button id="next" type="button" onClick={() => setId(id + 1)} disabled={broken.isLoading} />
      <button id="reload" type="button" onClick={reload} />
    </>
  );
}

function Subjects() {
  const { rows, count, hasMore, isLoading, loadMore } = usePages(
    (mate, signal) => mate.subjects.listSubjects({ page_size: 4 }, { signal }),
    [],
  );
  return (
    <button id="more" type="button" onClick={loadMore} disabled={isLoading || !hasMore}>
      {new Set(rows.map(({ id }) => id)).size} of {count}
    </button>
  );
}

function Chat({ id }: { id: number }) {
  const { messages, outbox, typing, send, setTyping, markReadUpTo } = useConversation(id);
  const latest = messages.at(-1)?.seq ?? 0;
  useEffect(() => markReadUpTo(latest), [latest, markReadUpTo]);
  return (
    <>
      <ol id="messages">
        {messages.map(({ seq, content, isMine, isRead }) => (
          <li key={seq}>{[content, isMine && isRead && '✓✓'].filter(Boolean).join(' ')}</li>
        ))}
      </ol>
      <p id="outbox">{outbox.map(({ content }) => content).join()}</p>
      <p id="typing">{typing.join()}</p>
      <input id="line" onChange={() => setTyping(true)} />
      <button id="send" type="button" onClick={() => send('Hello from React')} />
    </>
  );
}

function Presence({ of }: { of: number }) {
  const { online } = usePresence(of);
  return <p id="presence">{online ? 'online' : 'away'}</p>;
}

function App() {
  const { state } = useSession();
  const connection = useRealtimeState();
  const [isHere, setHere] = useState(true);
  const [news, setNews] = useState('');
  const chat = Number(asked.get('chat'));
  const friend = Number(asked.get('friend'));
  useRealtimeEvent('connection_request_received', ({ sender }) => setNews(sender.full_name));
  if (state !== 'signed-in') return null;
  return (
    <>
      <p id="connection">{connection}</p>
      <p id="news">{news}</p>
      <button id="leave" type="button" onClick={() => setHere(false)} />
      {chat > 0 && <Chat id={chat} />}
      {friend > 0 && <Presence of={friend} />}
      {isHere && <Subject />}
      {isHere && <Subjects />}
    </>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <StudyMateProvider client={client}>
      <Session />
      <Boundary>
        <App />
      </Boundary>
    </StudyMateProvider>
  </StrictMode>,
);
