import { facts, given } from '../states.ts';
import { firstPage, noPage, nothing, type SampleCall, sample } from './sample.ts';

const goal = { params: { id: facts.goal } };
const userGoal = { params: { id: facts.userGoal } };
const form = { code: 'STUDY_HOURS', name: 'Số giờ học mỗi ngày', type: 'daily' } as const;
const userForm = { goal: facts.goal, target_value: 5.5, target_date: '2030-12-31' };
/** Others are refused before they learn what there is. */
const nothingForStaff = { ...nothing, given: [given('staff')] };

export const goalsSamples = {
  listGoals: sample(firstPage, async (mate, { query }, options) => mate.goals.listGoals(query, options), noPage),
  createGoal: sample({ body: form }, (mate, { body }, options) => mate.goals.createGoal(body, options)),
  getGoal: sample(goal, (mate, { params }, options) => mate.goals.getGoal(params.id, options), nothing),
  replaceGoal: sample(
    { ...goal, body: form },
    (mate, { params, body }, options) => mate.goals.replaceGoal(params.id, body, options),
    nothingForStaff,
  ),
  updateGoal: sample(
    { ...goal, body: { name: 'Giờ học' } },
    (mate, { params, body }, options) => mate.goals.updateGoal(params.id, body, options),
    nothingForStaff,
  ),
  deleteGoal: sample(goal, (mate, { params }, options) => mate.goals.deleteGoal(params.id, options), nothingForStaff),

  listUserGoals: sample(
    firstPage,
    async (mate, { query }, options) => mate.goals.listUserGoals(query, options),
    noPage,
  ),
  addUserGoal: sample({ body: userForm }, (mate, { body }, options) => mate.goals.addUserGoal(body, options)),
  getUserGoal: sample(userGoal, (mate, { params }, options) => mate.goals.getUserGoal(params.id, options), nothing),
  replaceUserGoal: sample(
    { ...userGoal, body: userForm },
    (mate, { params, body }, options) => mate.goals.replaceUserGoal(params.id, body, options),
    nothing,
  ),
  updateUserGoal: sample(
    { ...userGoal, body: { target_value: 6 } },
    (mate, { params, body }, options) => mate.goals.updateUserGoal(params.id, body, options),
    nothing,
  ),
  removeUserGoal: sample(
    userGoal,
    (mate, { params }, options) => mate.goals.removeUserGoal(params.id, options),
    nothing,
  ),
} satisfies Record<string, SampleCall>;
