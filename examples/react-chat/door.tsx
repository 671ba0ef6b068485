/** Signs in; the session tells everybody else. */
import type { StudyMateError } from '@study-mate/sdk';
import { useSession, useStudyMate } from '@study-mate/sdk/react';
import { type FormEvent, useState } from 'react';

export function Door() {
  const mate = useStudyMate();
  const { isLost } = useSession();
  const [problem, setProblem] = useState(isLost ? 'Please sign in again.' : '');
  const signIn = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const login = { email: String(form.get('email')), password: String(form.get('password')) };
    mate.auth.login(login).catch(({ message }: StudyMateError) => setProblem(message));
  };
  return (
    <form className="door" onSubmit={signIn}>
      <h1>Study Mate</h1>
      <label>
        Email
        <input name="email" type="email" defaultValue="mai@study-mate.example" autoComplete="username" required />
      </label>
      <label>
        Password
        <input name="password" type="password" defaultValue="study-together" autoComplete="current-password" required />
      </label>
      <button type="submit">Sign in</button>
      <p role="alert">{problem}</p>
    </form>
  );
}
