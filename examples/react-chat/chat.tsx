/** One chat: what was said, what is on its way, and a line to write in. */
import { type ShownMessage, type UnsentMessage, useConversation, usePresence } from '@study-mate/sdk/react';
import { type FormEvent, useEffect, useRef } from 'react';

const time = (date: string) => new Date(date).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

function Message({ content, created_at, isMine, isRead }: ShownMessage) {
  return (
    <li className={isMine ? 'mine' : ''}>
      {content}
      <small>
        {time(created_at)} {isMine && (isRead ? '✓✓' : '✓')}
      </small>
    </li>
  );
}

function Unsent({ content, state, error, resend, discard }: UnsentMessage) {
  return (
    <li className="mine unsent">
      {content}
      <small>{error?.message ?? '…'}</small>
      {state === 'failed' && (
        <span>
          <button type="button" onClick={resend}>
            Send again
          </button>
          <button type="button" onClick={discard}>
            Discard
          </button>
        </span>
      )}
    </li>
  );
}

export function Chat({ id, person }: { id: number; person: { id: number; full_name: string } }) {
  const chat = useConversation(id);
  const { online } = usePresence(person.id);
  const { messages, outbox, markReadUpTo } = chat;
  const end = useRef<HTMLLIElement>(null);
  const latest = messages.at(-1)?.seq ?? 0;

  useEffect(() => markReadUpTo(latest), [latest, markReadUpTo]);
  useEffect(() => {
    if (latest || outbox.length) end.current?.scrollIntoView();
  }, [latest, outbox.length]);

  const say = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const content = String(new FormData(event.currentTarget).get('line')).trim();
    if (content) void chat.send(content);
    event.currentTarget.reset();
  };

  return (
    <section>
      <h1>
        {person.full_name} {online && <small>online</small>}
      </h1>
      <ol aria-live="polite">
        {chat.hasEarlier && (
          <button type="button" onClick={chat.loadEarlier}>
            Earlier messages
          </button>
        )}
        {messages.map((message) => (
          <Message key={message.seq} {...message} />
        ))}
        {outbox.map((message) => (
          <Unsent key={message.clientMessageId} {...message} />
        ))}
        <li ref={end} className="end" />
      </ol>
      <p className="typing">
        {chat.error?.message ?? (chat.typing.length > 0 && `${chat.typing.join(', ')} is typing …`)}
      </p>
      <form className="composer" onSubmit={say}>
        <input
          name="line"
          placeholder="Write a message"
          aria-label="Message"
          autoComplete="off"
          maxLength={5000}
          onChange={({ target }) => chat.setTyping(target.value !== '')}
        />
        <button type="submit">Send</button>
      </form>
    </section>
  );
}
