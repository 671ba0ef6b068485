/**
 * React hooks over the client: who is signed in, calls and lists, chats that are live, who is online.
 * @module @study-mate/sdk/react
 */

'use client';

export type { ChatView } from './chat.ts';
export { useConversation, useGroupChat } from './chat.ts';
export type { ShownMessage, UnsentMessage } from './chat-message.ts';
export type { ChatState } from './chat-store.ts';
export { usePresence } from './presence.ts';
export { StudyMateProvider, type StudyMateProviderProps, useStudyMate } from './provider.ts';
export { useRealtimeEvent, useRealtimeState } from './realtime.ts';
export { type SessionView, useSession } from './session.ts';
export { type Call, useCall } from './use-call.ts';
export { type Pages, usePages } from './use-pages.ts';
