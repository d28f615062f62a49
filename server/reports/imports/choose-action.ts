// The actions that an office can report on now: open ones, and those whose days of grace are not over.
import { listActions } from '../../actions/find-action.ts';
import { reportsEnd } from '../../actions/model.ts';
import type { App } from '../../platform/app.ts';
import { currentSettings } from '../../settings/read-settings.ts';

const MOST_OFFERED = 500;

export async function actionsTakingReports(app: App): Promise<{ id: string; title: string }[]> {
  const { graceDays } = await currentSettings(app);
  const now = app.clock.now().toISOString();
  const open = await listActions(app, { status: 'open', limit: MOST_OFFERED });
  // The latest closed stand first.
  const closed = await listActions(app, { status: 'closed', limit: MOST_OFFERED });
  return [...open.actions, ...closed.actions]
    .filter(action => now < reportsEnd(action, graceDays))
    .map(({ id, title, number }) => ({ id, title: number === null ? title : `UA ${number} · ${title}` }));
}
