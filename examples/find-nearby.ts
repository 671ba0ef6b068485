/** Who is near? Signs in and lists everybody within five kilometres, nearest first. */
import { StudyMate } from '@study-mate/sdk';

const mate = new StudyMate({ baseUrl: process.env.STUDY_MATE_URL ?? 'http://localhost:8000' });
await mate.auth.login({ email: 'mai@study-mate.example', password: 'study-together' });

for await (const learner of mate.discover.listNearbyLearners({ radius: 5 })) {
  console.log(`${learner.distance_km.toFixed(2)} km  ${learner.full_name}  ${learner.major ?? ''}`);
}
