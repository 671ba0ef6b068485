/** No SDK: signs in with fetch and chats over a plain WebSocket, for clients in any language. */
import { WebSocket } from 'ws';

const baseUrl = process.env.STUDY_MATE_URL ?? 'http://localhost:8000';
const { STUDY_MATE_EMAIL: email = 'mai@study-mate.example', STUDY_MATE_PASSWORD: password = 'study-together' } =
  process.env;
const [content = 'Hello from a socket', group] = process.argv.slice(2);

async function call<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(`${baseUrl}${path}`, init);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

const { tokens } = await call<{ tokens: { access: string } }>('/api/auth/login/', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ email, password }),
});
const headers = { Authorization: `Bearer ${tokens.access}` };

async function findConversation(): Promise<number> {
  const [conversation] = await call<{ id: number }[]>('/api/chat/conversations/', { headers });
  if (!conversation) throw new Error('There is no conversation yet.');
  return conversation.id;
}

// One socket for each chat, of two people or of a group; every frame is JSON with a `type`.
const chat = group ? `groups/${group}/chat` : `chat/${await findConversation()}`;
const socket = new WebSocket(`${baseUrl.replace(/^http/, 'ws')}/ws/${chat}/`, { headers });
socket.on('message', (data) => {
  const frame = JSON.parse(String(data));
  // Messages have a content, refusals a message that says why.
  console.log(frame.type, frame.content ?? (frame.type === 'error' ? frame.message : ''));
  if (frame.type === 'connection_established') {
    // With an id of one's own a message may be sent again, and is stored once.
    const client_message_id = crypto.randomUUID();
    socket.send(JSON.stringify({ type: 'chat_message', content, client_message_id }));
  }
  if (frame.type === 'chat_message' || frame.type === 'error') socket.close();
});
socket.on('error', (error) => console.error(error.message));
