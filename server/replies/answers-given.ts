// What one official answered over all actions, as the officials book shows it.
import { findActionsById } from '../actions/find-action.ts';
import type { AnswersGiven } from '../officials/model.ts';
import type { App } from '../platform/app.ts';
import { answersOf } from './find-answers.ts';

export async function answersGiven(app: App, officialId: string): Promise<AnswersGiven> {
  const { published, told } = await answersOf(app, officialId);
  const found = await findActionsById(app, [...new Set(published.map(answer => answer.actionId))]);
  const actions = new Map(found.map(action => [action.id, action]));
  return {
    told,
    published: published.flatMap(({ actionId, ...answer }) => {
      const action = actions.get(actionId);
      return action ? [{ ...answer, action }] : [];
    }),
  };
}
