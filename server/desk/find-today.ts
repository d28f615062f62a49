// What needs somebody today: read from each feature that owns it, within what this person may see.
import { may } from '../accounts/model.ts';
import { listForDesk, type DeskAction } from '../actions/desk-actions.ts';
import { findActionById, listActions } from '../actions/find-action.ts';
import { findWaiting, type Waiting } from '../actions/find-waiting.ts';
import type { PublishedAction } from '../actions/model.ts';
import type { By } from '../audit/model.ts';
import { actionsWithoutChannel, type ActionWithoutChannel } from '../actions/find-unreachable.ts';
import { searchOfficials } from '../officials/find-officials.ts';
import { countNotes } from '../officials/decide-notes.ts';
import { mailThatNeedsSomebody, type MailSeen } from '../outbox/find-mail.ts';
import type { App } from '../platform/app.ts';
import { countNewReplies } from '../replies/find-reply.ts';
import { heldSummary, type HeldSummary } from '../reports/find-held.ts';
import { daysLeft } from '../actions/postmark.ts';
import { dueStatements, type DueStatement } from '../totals/find-statement.ts';
import type { Tally } from '../totals/model.ts';
import { tallyFor } from '../totals/tally.ts';

/** Deadlines no further away than this are shown. */
export const DAYS_AHEAD = 7;

export type Today = {
  deadlines: { action: PublishedAction; tally: Tally }[];
  drafts: DeskAction[];
  /** Deadlines that are over without a statement that reaches to them; null: this person does not freeze them. */
  statements: DueStatement[] | null;
  waiting: Waiting;
  /** Null: this person does not decide on reports. */
  held: { reports: number; groups: (HeldSummary['groups'][number] & { title: string })[] } | null;
  /** Null: this person does not see the outbox. */
  mail: { failed: MailSeen[]; waiting: number } | null;
  /** Open actions with an official whom nothing leads to; how many notes on contact points wait, or null. */
  contacts: { lost: ActionWithoutChannel[]; notes: number | null };
  /** Answers of officials that nobody has read; null: this person does not read them. */
  replies: number | null;
  /** What an empty site still needs before it can be used. */
  firstSteps: { official: boolean; action: boolean };
};

/** The actions whose last day comes within a week, the soonest first. */
async function deadlines(app: App): Promise<Today['deadlines']> {
  const now = app.clock.now();
  const { actions } = await listActions(app, { status: 'open', limit: 100 });
  const soon = actions.filter(action => daysLeft(action, now) <= DAYS_AHEAD);
  return Promise.all(soon.map(async action => ({ action, tally: await tallyFor(app, action) })));
}

async function heldReports(app: App, by: By): Promise<Today['held']> {
  if (!may(by, 'reports.review')) return null;
  const { reports, groups } = await heldSummary(app, by);
  const titled = [];
  for (const group of groups)
    titled.push({ ...group, title: (await findActionById(app, group.actionId)).title });
  return { reports, groups: titled };
}

async function contacts(app: App, by: By): Promise<Today['contacts']> {
  return {
    lost: await actionsWithoutChannel(app),
    notes: may(by, 'officials.write') ? await countNotes(app) : null,
  };
}

export async function findToday(app: App, by: By): Promise<Today> {
  const all = await listForDesk(app, by);
  const officials = await searchOfficials(app.db.query, {});
  return {
    deadlines: await deadlines(app),
    drafts: all.filter(action => action.state === 'draft' || action.hasDraft),
    waiting: await findWaiting(app, by),
    statements: may(by, 'statements.freeze') ? await dueStatements(app) : null,
    held: await heldReports(app, by),
    mail: may(by, 'outbox.read') ? await mailThatNeedsSomebody(app, by) : null,
    contacts: await contacts(app, by),
    replies: may(by, 'replies.read') ? await countNewReplies(app) : null,
    firstSteps: { official: officials.length === 0, action: all.length === 0 },
  };
}
