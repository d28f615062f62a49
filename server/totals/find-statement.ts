// Reading statements of totals: one by its number, those of an action, those that count a report, those that are due.
import { findActionById, findActionsById, listActions } from '../actions/find-action.ts';
import type { PublishedAction } from '../actions/model.ts';
import { addDays, dayIn } from '../lib/dates.ts';
import { NotFound } from '../lib/errors.ts';
import { statesOfMail } from '../outbox/state-of-mail.ts';
import type { App } from '../platform/app.ts';
import { paperSchema, type StatementPaper } from './statements/compose.ts';
import {
  isStatementNumber,
  statementNumbersSchema,
  WAYS,
  type StatementNumbers,
  type Way,
} from './statements/model.ts';
import * as store from './statements/store.ts';
import { commitmentOf, provableAmong } from './find-proof.ts';
import type { Commitment } from './proofs/model.ts';
import { totalsOf } from './tally.ts';

/** Where a statement went: `state` is the mail's, or `told` where a coordinator said that it was handed over. */
export type Delivery = {
  targetId: string;
  name: string;
  way: Way;
  address: string;
  mailId: string | null;
  state: 'told' | 'queued' | 'sending' | 'sent' | 'failed' | 'held' | 'unknown';
  at: string;
  /** When it left: the mail server's acceptance, or the moment told. Null as long as it has not. */
  sentAt: string | null;
  byName: string;
};

export type Statement = {
  id: string;
  number: string;
  action: PublishedAction;
  day: string;
  lang: string;
  countedAt: string;
  frozenAt: string;
  byName: string;
  numbers: StatementNumbers;
  paper: StatementPaper;
  letter: string;
  corrects: { number: string; reason: string } | null;
  /** The number of the statement that corrects this one, or null. */
  correctedBy: string | null;
  /** The list that it commits to; null where it was frozen before there were any. */
  commitment: Commitment | null;
};

/** @throws {NotFound} */
export async function findStatement(app: App, number: string): Promise<Statement> {
  const row = isStatementNumber(number) ? await store.statementByNumber(app.db.query, number) : undefined;
  if (!row) throw new NotFound('statement.unknown');
  const later = await store.correctionOf(app.db.query, number);
  return {
    id: row.id,
    number,
    action: await findActionById(app, row.action_id),
    day: row.day,
    lang: row.lang,
    countedAt: row.counted_at,
    frozenAt: row.frozen_at,
    byName: row.by_name,
    numbers: statementNumbersSchema.parse(JSON.parse(row.numbers)),
    paper: paperSchema.parse(JSON.parse(row.document)),
    letter: row.letter,
    corrects: row.corrects === null ? null : { number: row.corrects, reason: row.reason },
    correctedBy: later?.number ?? null,
    commitment: await commitmentOf(app, row.id),
  };
}

async function deliveriesFrom(app: App, statementIds: readonly string[]): Promise<Map<string, Delivery[]>> {
  const rows = await store.deliveriesOf(app.db.query, statementIds);
  const mails = await statesOfMail(
    app,
    rows.flatMap(row => row.mail_id ?? []),
  );
  const found = new Map<string, Delivery[]>();
  for (const row of rows) {
    const mail = row.mail_id === null ? undefined : mails.get(row.mail_id);
    const told = row.mail_id === null;
    const delivery: Delivery = {
      targetId: row.target_id,
      name: row.target_name,
      way: WAYS.find(way => way === row.way) ?? 'other',
      address: row.address,
      mailId: row.mail_id,
      state: told ? 'told' : (mail?.state ?? 'unknown'),
      at: row.at,
      sentAt: told ? row.at : (mail?.sentAt ?? null),
      byName: row.by_name,
    };
    found.set(row.statement_id, [...(found.get(row.statement_id) ?? []), delivery]);
  }
  return found;
}

/** Where one statement went, in the order it was told. */
export const deliveriesOf = async (app: App, statementId: string): Promise<Delivery[]> =>
  (await deliveriesFrom(app, [statementId])).get(statementId) ?? [];

export type ListedStatement = {
  number: string;
  actionId: string;
  title: string;
  day: string;
  frozenAt: string;
  byName: string;
  total: number;
  corrects: string | null;
  /** The number of the statement that corrects this one, or null. */
  correctedBy: string | null;
  /** To whom it has left, each once. */
  handed: string[];
};

/** The newest first; of one action, or all. */
export async function listStatements(app: App, actionId: string | null = null): Promise<ListedStatement[]> {
  const rows = await store.listStatements(app.db.query, actionId);
  const actions = await findActionsById(app, [...new Set(rows.map(row => row.action_id))]);
  const titles = new Map(actions.map(action => [action.id, action.title]));
  const deliveries = await deliveriesFrom(
    app,
    rows.map(row => row.id),
  );
  // A correction is of the same action, so that the list has both.
  const corrections = new Map(
    rows.flatMap(row => (row.corrects === null ? [] : [[row.corrects, row.number]])),
  );
  const left = (id: string): Delivery[] => (deliveries.get(id) ?? []).filter(each => each.sentAt !== null);
  return rows.map(row => ({
    number: row.number,
    actionId: row.action_id,
    title: titles.get(row.action_id) ?? '',
    day: row.day,
    frozenAt: row.frozen_at,
    byName: row.by_name,
    total: statementNumbersSchema.parse(JSON.parse(row.numbers)).total,
    corrects: row.corrects,
    correctedBy: corrections.get(row.number) ?? null,
    handed: [...new Set(left(row.id).map(each => each.name))],
  }));
}

export type SharedReport = {
  number: string;
  day: string;
  frozenAt: string;
  /** Letters of this report that the statement counts. */
  appeals: number;
  /** Letters of the whole statement. */
  total: number;
  /** Whether it commits to a list, so that there is a proof. */
  provable: boolean;
  /** To whom it has left, and when first. */
  shared: { name: string; at: string }[];
};

/** The statements that count a report, for its receipt: what left, to whom and when. */
export async function statementsOfReport(app: App, reportId: string): Promise<SharedReport[]> {
  const rows = await store.statementsWith(app.db.query, reportId);
  const provable = await provableAmong(
    app,
    rows.map(row => row.id),
  );
  const deliveries = await deliveriesFrom(
    app,
    rows.map(row => row.id),
  );
  return rows.map(row => {
    const first = new Map<string, { name: string; at: string }>();
    for (const { targetId, name, sentAt } of deliveries.get(row.id) ?? []) {
      if (sentAt !== null && !first.has(targetId)) first.set(targetId, { name, at: sentAt });
    }
    return {
      number: row.number,
      day: row.day,
      frozenAt: row.frozen_at,
      appeals: row.appeals,
      total: statementNumbersSchema.parse(JSON.parse(row.numbers)).total,
      provable: provable.has(row.id),
      shared: [...first.values()],
    };
  });
}

/** Days after a deadline in which a statement that is missing is asked for. */
const DUE_DAYS = 60;

export type DueStatement = { action: PublishedAction; total: number };

/** Actions whose deadline is over, with letters counted and no statement that reaches to it; the latest first. */
export async function dueStatements(app: App): Promise<DueStatement[]> {
  const { actions } = await listActions(app, { status: 'closed', limit: 200 });
  const now = app.clock.now();
  const recent = actions.filter(
    action => action.status === 'closed' && addDays(action.deadline, DUE_DAYS) >= dayIn(action.timeZone, now),
  );
  const ids = recent.map(action => action.id);
  const totals = await totalsOf(app, ids);
  const last = await store.lastStatements(app.db.query, ids);
  return recent.flatMap(action => {
    const total = totals.get(action.id) ?? 0;
    const reaches = last.get(action.id)?.day ?? '';
    return total === 0 || reaches >= action.deadline ? [] : [{ action, total }];
  });
}
