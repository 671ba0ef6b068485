/** No SDK: signs in with fetch and chats over a plain WebSocket, for clients in any language. */
import { WebSocket } from 'ws';

const baseUrl = process.env.STUDY_MATE_URL ?? 'http://localhost:8000';

async function call<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(`${baseUrl}${path}`, init);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

const { tokens } = await call<{ tokens: { access: string } }>('/api/auth/login/', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ email: 'mai@study-mate.example', password: 'study-together' }),
});
const [conversation] = await call<{ id: number }[]>('/api/chat/conversations/', {
  headers: { Authorization: `Bearer ${tokens.access}` },
});
if (!conversation) throw new Error('Mai has no conversation yet.');

// One socket for each conversation; every frame is JSON with a `type`.
const address = `${baseUrl.replace(/^http/, 'ws')}/ws/chat/${conversation.id}/`;
const socket = new WebSocket(address, { headers: { Authorization: `Bearer ${tokens.access}` } });
socket.on('message', (data) => {
  const frame = JSON.parse(String(data));
  console.log(frame.type, frame.content ?? '');
  if (frame.type === 'connection_established') {
    // With an id of one's own a message may be sent again, and is stored once.
    const client_message_id = crypto.randomUUID();
    socket.send(JSON.stringify({ type: 'chat_message', content: 'Hello from a socket', client_message_id }));
  }
  if (frame.type === 'chat_message') socket.close();
});
socket.on('error', (error) => console.error(error.message));
