/** From nothing to a profile: creates an account, says what you study, and reads it back. */
import { StudyMate } from '@study-mate/sdk';

const mate = new StudyMate({ baseUrl: process.env.STUDY_MATE_URL ?? 'http://localhost:8000' });
const password = 'correct horse battery';

// From here on the client is signed in; it renews the session by itself.
const { user } = await mate.auth.register({
  email: `lan-${crypto.randomUUID()}@example.com`,
  password,
  password_confirm: password,
  full_name: 'Phạm Lan',
});
console.log(`Welcome, ${user.full_name}.`);

await mate.auth.updateProfile({ major: 'Physics', year: 2 });
const { full_name, major, year } = await mate.auth.getProfile();
console.log(`${full_name} studies ${major}, year ${year}.`);

await mate.auth.logout();
