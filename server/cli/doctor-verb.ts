// The verb that examines: the environment, the database, what is derived against the rows it is derived from, the mail.
import { countMail } from '../outbox/count-mail.ts';
import type { App } from '../platform/app.ts';
import { checkIntegrity } from '../platform/db/integrity.ts';
import { readFailure } from '../platform/mail/transport.ts';
import { deadPointsAmiss } from '../officials/recheck-points.ts';
import { recheckReplies } from '../replies/recheck-replies.ts';
import { recheckStatements } from '../totals/recheck-statements.ts';
import { recount } from '../totals/recount.ts';
import { print, withApp, type Verbs } from './verb.ts';

/** What one examination found, each a line: `wrong` makes the verb fail, `note` is worth knowing. */
type Finding = { grade: 'fine' | 'note' | 'wrong'; text: string };

const fine = (text: string): Finding => ({ grade: 'fine', text });
const note = (text: string): Finding => ({ grade: 'note', text });
const wrong = (text: string): Finding => ({ grade: 'wrong', text });

const environment = ({ config }: App): Finding[] =>
  config.warnings.length === 0 ? [fine('the environment')] : config.warnings.map(note);

async function database(app: App): Promise<Finding[]> {
  const complaints = await checkIntegrity(app.db);
  return complaints.length === 0 ? [fine('the database is sound')] : complaints.map(wrong);
}

async function counters(app: App): Promise<Finding[]> {
  const { actions, reports, differences } = await recount(app);
  if (differences.length === 0) {
    return [fine(`the counters equal the rows (reports: ${reports}, actions: ${actions})`)];
  }
  return differences.map(({ actionId, dimension, key, grade, kept, recounted }) => {
    const counter = [dimension, key, grade].filter(part => part !== '').join(' ');
    return wrong(
      `action ${actionId}, ${counter}: counted ${kept.appeals}, the rows say ${recounted.appeals}`,
    );
  });
}

/** The list of every statement, derived once more from the reports that it counts. */
async function statements(app: App): Promise<Finding[]> {
  const { examined, amiss } = await recheckStatements(app);
  if (amiss.length === 0)
    return [fine(`the statements' lists are as their rows say (statements: ${examined})`)];
  return amiss.map(({ number, what }) => wrong(`statement ${number}: ${what}`));
}

/** Where each reply stands, derived once more from what was done with it. */
async function replies(app: App): Promise<Finding[]> {
  const { examined, amiss } = await recheckReplies(app.db);
  if (amiss.length === 0)
    return [fine(`the replies stand where their steps led them (replies: ${examined})`)];
  return amiss.map(({ id, what }) => wrong(`reply ${id}: ${what}`));
}

/** The contact points that an entry keeps as dead, beside what its checks say. */
async function contactPoints(app: App): Promise<Finding[]> {
  const { officials, amiss } = await deadPointsAmiss(app.db);
  if (amiss.length === 0) return [fine(`dead contact points are as checked (officials: ${officials})`)];
  return amiss.map(({ id, kept, checked }) =>
    wrong(
      `official ${id}: dead are kept ${kept.join(', ') || 'none'}, the checks say ${checked.join(', ') || 'none'}`,
    ),
  );
}

async function mail(app: App): Promise<Finding[]> {
  const { queued, failed } = await countMail(app.db.query);
  const waiting = [
    ...(queued > 0 ? [note(`mail that waits: ${queued}`)] : []),
    ...(failed > 0 ? [note(`mail that failed and needs a person, at /desk/outbox: ${failed}`)] : []),
  ];
  if (!app.transport.ready) return waiting;
  try {
    await app.transport.tryOut();
    return [fine('the mail server lets us in'), ...waiting];
  } catch (error) {
    return [wrong(`the mail server does not let us in (${readFailure(error).problem})`), ...waiting];
  }
}

export const doctorVerb: Verbs = {
  doctor: {
    usage: '',
    says: 'Checks the database, derives every number, every statement’s list and where each reply stands from the rows once more, and looks at the environment and the mail. Fails when something is wrong.',
    words: [0, 0],
    run: given =>
      withApp(given, async app => {
        let wrongs = 0;
        for (const examine of [environment, database, counters, statements, replies, contactPoints, mail]) {
          for (const { grade, text } of await examine(app)) {
            print(given, `${grade.padEnd(6)} ${text}`);
            if (grade === 'wrong') wrongs += 1;
          }
        }
        if (wrongs > 0) throw new Error(`${wrongs} ${wrongs === 1 ? 'thing is' : 'things are'} wrong`);
      }),
  },
};
