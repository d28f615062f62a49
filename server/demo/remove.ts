// Removing the demo: everything that is marked as demo, and only that, in one transaction.
import { demoActionIds, forgetDemoActions, officialsInUse } from '../actions/forget-demo.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { forgetDemoOfficials } from '../officials/forget-demo.ts';
import type { App } from '../platform/app.ts';
import { forgetStarted } from '../letters/tell-started.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { forgetDemoReplies } from '../replies/forget-demo.ts';
import { forgetDemoReports } from '../reports/forget-demo.ts';
import { emptySettings } from '../settings/fill-settings.ts';
import { forgetDemoStatements } from '../totals/forget-demo.ts';
import { demoSettings } from './content/organisation.ts';

/** Removes the demo. An official of the demo whom an action of the site's own writes to is kept. */
export async function removeDemo(app: App, by: By): Promise<void> {
  await transact(app.db, async tx => {
    await deleteDemo(tx);
    await recordAudit(app, tx, by, 'demo.removed', { type: 'demo', id: null });
  });
}

/** Deletes what is there of the demo, whole or in part. */
export async function deleteDemo(tx: Tx): Promise<void> {
  const actions = await demoActionIds(tx);
  await forgetStarted(tx, actions);
  await forgetDemoStatements(tx, actions);
  await forgetDemoReplies(tx, actions);
  await forgetDemoReports(tx, actions);
  await forgetDemoActions(tx);
  await forgetDemoOfficials(tx, await officialsInUse(tx));
  await emptySettings(tx, demoSettings);
}
