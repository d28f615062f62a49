// Handing a statement over: by e-mail through the outbox, or told by a coordinator; each time a row of the record.
import { mustBeAble } from '../accounts/model.ts';
import type { ResolvedTarget } from '../actions/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { findEveryTarget } from '../actions/find-action.ts';
import { Conflict, Refused } from '../lib/errors.ts';
import { neutralSignOff } from '../letters/greeting.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import type { App } from '../platform/app.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { deliveriesOf, findStatement, type Statement } from './find-statement.ts';
import { printStatement } from './print-statement.ts';
import type { Way } from './statements/model.ts';
import * as store from './statements/store.ts';

/** One address of one official. */
export type Point = { target: string; email: string };

/** The officials of a statement with the addresses they have now, those known not to work left out. */
export async function officialsOf(app: App, statement: Statement): Promise<ResolvedTarget[]> {
  const every = await findEveryTarget(app, statement.action);
  return statement.paper.letters.flatMap(letter => every.get(letter.target) ?? []);
}

type Record = { targetId: string; name: string; way: Way; address: string; mailId: string | null };

async function record(app: App, tx: Tx, by: By, statement: Statement, what: Record): Promise<void> {
  await store.insertDelivery(tx, {
    id: app.newId(),
    statement_id: statement.id,
    target_id: what.targetId,
    target_name: what.name,
    way: what.way,
    address: what.address,
    mail_id: what.mailId,
    at: app.clock.now().toISOString(),
    by_id: by.id,
    by_name: by.name,
    demo: statement.action.demo ? 1 : 0,
  });
}

/** The mail to one official: the letter's own words, with the statement as PDF. */
async function mailTo(app: App, statement: Statement, target: string) {
  const letter = statement.paper.letters.find(each => each.target === target);
  if (!letter) throw new Refused([{ path: 'point', reason: 'problem.invalid' }]);
  const subject = letter.section.blocks.find(block => block.kind === 'subject');
  const pdf = await printStatement(app, statement.paper, 'pdf', target);
  const signed = `${neutralSignOff(statement.lang)}\n${statement.paper.author}`;
  return {
    name: letter.name,
    subject: subject?.text ?? statement.paper.title,
    text: `${letter.text}\n\n${signed}\n`,
    attachments: [
      { name: `statement-${statement.number}.pdf`, type: 'application/pdf', base64: pdf.toString('base64') },
    ],
  };
}

/**
 * A stop holds every mail about the action that has not left. Who mails a statement of an action that is stopped was
 * warned and decided so, as when somebody was set free: such a mail is about the statement, and goes.
 */
const aboutOf = ({ action, number }: Statement) =>
  action.stop === null ? { type: 'action', id: action.id } : { type: 'statement', id: number };

/**
 * Queues the statement to each of these addresses and records it. An address that was written to before is refused:
 * what failed is tried again in the outbox. One whose mail was held can be written to again.
 * @throws {Forbidden}, {NotFound}, {Refused}, {Conflict} when a newer statement corrects this one.
 */
export async function mailStatement(
  app: App,
  by: By,
  number: string,
  points: readonly Point[],
): Promise<void> {
  mustBeAble(by, 'statements.freeze');
  const statement = await findStatement(app, number);
  if (points.length === 0) throw new Refused([{ path: 'point', reason: 'statement.problem.noPoint' }]);
  const officials = await officialsOf(app, statement);
  for (const { target, email } of points) {
    const official = officials.find(each => each.id === target);
    if (!official?.emails.includes(email)) throw new Refused([{ path: 'point', reason: 'problem.invalid' }]);
  }
  const mails = new Map<string, Awaited<ReturnType<typeof mailTo>>>();
  for (const { target } of points) {
    if (!mails.has(target)) mails.set(target, await mailTo(app, statement, target));
  }
  const held = new Set(
    (await deliveriesOf(app, statement.id)).filter(each => each.state === 'held').map(each => each.mailId),
  );
  const replyTo = (await currentSettings(app)).contactEmail || null;
  await transact(app.db, async tx => {
    if (await store.correctionOf(tx, number)) throw new Conflict('statement.corrected');
    const before = (await store.deliveriesOf(tx, [statement.id])).filter(
      each => each.mail_id !== null && !held.has(each.mail_id),
    );
    for (const { target, email } of points) {
      if (before.some(each => each.address === email && each.target_id === target)) {
        throw new Refused([{ path: 'point', reason: 'statement.problem.mailedBefore', params: { email } }]);
      }
      const mail = mails.get(target);
      if (!mail) continue;
      const { name, ...message } = mail;
      const mailId = await queueMail(app, tx, {
        ...message,
        kind: 'statement',
        to: email,
        html: null,
        replyTo,
        about: aboutOf(statement),
      });
      await record(app, tx, by, statement, { targetId: target, name, way: 'email', address: email, mailId });
    }
    const detail = { officials: [...mails.values()].map(mail => mail.name), mails: points.length };
    await recordAudit(app, tx, by, 'statement.mailed', { type: 'statement', id: number }, detail);
  });
}

/** Records that a statement was handed over in another way. @throws {Forbidden}, {NotFound}, {Refused} */
export async function recordHandover(
  app: App,
  by: By,
  number: string,
  told: { target: string; way: Exclude<Way, 'email'>; detail: string },
): Promise<void> {
  mustBeAble(by, 'statements.freeze');
  const statement = await findStatement(app, number);
  const letter = statement.paper.letters.find(each => each.target === told.target);
  if (!letter) throw new Refused([{ path: 'target', reason: 'problem.missing' }]);
  const [again] = (await deliveriesOf(app, statement.id)).filter(
    each => each.targetId === told.target && each.way === told.way && each.address === told.detail,
  );
  // The same told twice, as by a button pressed twice, is one hand-over.
  if (again) return;
  await transact(app.db, async tx => {
    const what = {
      targetId: told.target,
      name: letter.name,
      way: told.way,
      address: told.detail,
      mailId: null,
    };
    await record(app, tx, by, statement, what);
    const detail = { official: letter.name, way: told.way };
    await recordAudit(app, tx, by, 'statement.handedOver', { type: 'statement', id: number }, detail);
  });
}
