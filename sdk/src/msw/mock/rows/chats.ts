/** Where messages are kept: what two connected people say to each other, or, without a connection, a group. */
export interface ChatEntry {
  id: number;
  connection: number | null;
  created_at: string;
}

/** A message of a chat, in which they are numbered without gaps. */
export interface MessageEntry {
  id: number;
  chat: number;
  seq: number;
  sender: number;
  content: string;
  client_message_id: string | null;
  /** When the other of two people read it. */
  read_at: string | null;
  /** Who of a group has read it. */
  readers: number[];
  created_at: string;
  updated_at: string;
}
