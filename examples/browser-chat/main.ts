/** A chat page without a framework: signs in, shows the latest conversation live, and keeps what one writes through a reload. */
import { LocalStorageTokenStore, type OutgoingMessage, StudyMate } from '@study-mate/sdk';
import { indexedDbOutbox } from '@study-mate/sdk/outbox/indexed-db';

const mate = new StudyMate({
  baseUrl: import.meta.env.VITE_STUDY_MATE_URL ?? 'http://localhost:8000',
  tokenStore: new LocalStorageTokenStore(),
});

const find = <T extends HTMLElement>(selector: string): T => document.querySelector(selector) as T;
const door = find<HTMLFormElement>('#door');
const composer = find<HTMLFormElement>('#composer');
const line = find<HTMLInputElement>('#composer input');
const list = find('ol');

interface Line {
  id?: number;
  content: string;
  isMine: boolean;
  /** When it was said, and what became of it. */
  note: string;
}

const time = (date: string) => new Date(date).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
const marks: Partial<Record<OutgoingMessage['state'], string>> = { failed: 'not sent', sent: '✓', read: '✓✓' };

function draw(lines: Line[]): void {
  list.replaceChildren(
    ...lines.map(({ content, note, isMine }) => {
      const item = document.createElement('li');
      const small = document.createElement('small');
      small.textContent = note;
      item.classList.toggle('mine', isMine);
      // As text, never as HTML: other people wrote it.
      item.append(content, small);
      return item;
    }),
  );
  list.scrollTo(0, list.scrollHeight);
}

async function chat(): Promise<void> {
  const me = await mate.auth.getProfile();
  const [conversation] = await mate.chat.listConversations();
  if (!conversation) throw new Error('You are not connected with anybody yet.');
  find('#partner').textContent = conversation.other_participant.full_name;

  // What was said so far, and from there on what arrives.
  const { results } = await mate.chat.listMessages(conversation.id);
  const realtime = await mate.realtime({ outbox: indexedDbOutbox() });
  const feed = realtime.conversation(conversation.id, { afterSeq: results[0]?.seq ?? 0 });
  const noteOf = (created_at: string, isMine: boolean, isRead: boolean) =>
    time(created_at) + (isMine ? (isRead ? ' ✓✓' : ' ✓') : '');
  const said = results.reverse().map(({ id, sender_id, content, created_at, is_read }): Line => {
    const isMine = sender_id === me.id;
    return { id, content, isMine, note: noteOf(created_at, isMine, is_read) };
  });
  const show = () => {
    const waiting = feed.outbox.map(({ content, state }) => ({ content, isMine: true, note: marks[state] ?? '…' }));
    draw([...said, ...waiting]);
  };
  feed.on('message', ({ message_id: id, seq, sender_id, content, created_at }) => {
    const isMine = sender_id === me.id;
    said.push({ id, content, isMine, note: noteOf(created_at, isMine, false) });
    if (!isMine) void feed.markReadUpTo(seq);
    show();
  });
  feed.on('outgoing', show);
  feed.on('typing', ({ user_name, is_typing }) => {
    find('#typing').textContent = is_typing ? `${user_name} is typing …` : '';
  });
  feed.on('read', ({ message_ids }) => {
    const isRead = ({ id, isMine }: Line) => isMine && id !== undefined && message_ids.includes(id);
    for (const it of said.filter(isRead)) it.note = it.note.replace(/ ✓+$/, ' ✓✓');
    show();
  });
  realtime.on('state', (state) => {
    find('#state').textContent = state;
  });
  show();
  if (results.length) void feed.markReadUpTo(feed.lastSeq ?? 0);

  line.oninput = () => feed.setTyping(line.value !== '');
  composer.onsubmit = (event) => {
    event.preventDefault();
    feed.send(line.value.trim());
    composer.reset();
  };
}

/** The form, or the chat: whoever has signed in on this site before need not do it again. */
async function enter(): Promise<void> {
  const isSignedIn = (await mate.credentials.tokens()) !== undefined;
  door.hidden = isSignedIn;
  find('main').hidden = !isSignedIn;
  if (isSignedIn) await chat();
}

const explain = ({ message }: Error) => {
  find('[role=alert]').textContent = message;
  door.hidden = false;
};

door.onsubmit = (event) => {
  event.preventDefault();
  const form = new FormData(door);
  const login = { email: String(form.get('email')), password: String(form.get('password')) };
  mate.auth.login(login).then(enter).catch(explain);
};
find('#leave').onclick = () => mate.auth.logout().finally(() => location.reload());

enter().catch(explain);
