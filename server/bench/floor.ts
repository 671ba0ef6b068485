import express from 'express';
import pg from 'pg';
import { signInText } from '../src/features/auth/account.queries.ts';
import { receivedText } from '../src/features/matching/request.queries.ts';

/**
 * The least an Express server with PostgreSQL can do for the same answers: the same statements and their rows as JSON.
 * No sign-in, no validation, no limits, no logs. `plain` sends the statements as the driver does by default, `prepared`
 * lets PostgreSQL keep them.
 */
const [mode, userId, familyId] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const app = express();

const query = (name: string, text: string, values: unknown[]) =>
  pool.query({ ...(mode === 'prepared' && { name }), text, values });

app.get('/api/auth/profile/', async (_req, res) => {
  const { rows } = await query('profile', signInText, [userId, familyId]);
  res.json(rows[0]);
});

app.get('/api/matching/requests/received/', async (_req, res) => {
  const { rows } = await query('received', receivedText, [userId, 10, 0]);
  res.json({ count: rows[0]?.count, next: null, previous: null, results: rows });
});

const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`ready at http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`);
});
