/** The hooks of React: who is signed in, a list of chats, and the one that is open, live. */
import { LocalStorageTokenStore, StudyMate } from '@study-mate/sdk';
import { indexedDbOutbox } from '@study-mate/sdk/outbox/indexed-db';
import { StudyMateProvider } from '@study-mate/sdk/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './page.css';

const mate = new StudyMate({
  baseUrl: import.meta.env.VITE_STUDY_MATE_URL ?? 'http://localhost:8000',
  tokenStore: new LocalStorageTokenStore(),
});

createRoot(document.body).render(
  <StrictMode>
    <StudyMateProvider client={mate} realtime={{ outbox: indexedDbOutbox() }}>
      <App />
    </StudyMateProvider>
  </StrictMode>,
);
