/** Two columns, or the door when nobody is signed in. */
import { useCall, useRealtimeEvent, useRealtimeState, useSession, useStudyMate } from '@study-mate/sdk/react';
import { useState } from 'react';
import { Chat } from './chat.tsx';
import { Door } from './door.tsx';

export function App() {
  const { state } = useSession();
  // Until the tokens have been read, neither would be right.
  if (state === 'unknown') return null;
  return state === 'signed-in' ? <Chats /> : <Door />;
}

function Chats() {
  const mate = useStudyMate();
  const connection = useRealtimeState();
  const { data: chats, error, reload } = useCall((mate, signal) => mate.chat.listConversations({}, { signal }), []);
  // The chat says it, too, but only its own.
  useRealtimeEvent('chat_message', reload);
  const [chosen, choose] = useState<number>();
  const open = chats?.find(({ id }) => id === chosen) ?? chats?.[0];
  return (
    <main>
      <nav>
        <h1>Chats</h1>
        {error && (
          <button type="button" onClick={reload}>
            {error.message} Try again
          </button>
        )}
        {chats?.map(({ id, other_participant: person, last_message_preview: last }) => (
          <button type="button" key={id} aria-current={id === open?.id} onClick={() => choose(id)}>
            {person.full_name}
            <small>{last?.content}</small>
          </button>
        ))}
        <footer>
          <small className={connection}>{connection}</small>
          <button type="button" onClick={() => mate.auth.logout()}>
            Sign out
          </button>
        </footer>
      </nav>
      {open && <Chat key={open.id} id={open.id} person={open.other_participant} />}
    </main>
  );
}
