// The demo's answers of officials: told as a supporter tells them, and published as a coordinator would.
import { findActionById } from '../actions/find-action.ts';
import type { By } from '../audit/model.ts';
import { addDays, type Day, type Instant } from '../lib/dates.ts';
import type { App } from '../platform/app.ts';
import { findOwnReply } from '../replies/find-own-reply.ts';
import { publishReply } from '../replies/publish-reply.ts';
import { tellReply } from '../replies/tell-reply.ts';
import type { DemoReply } from './model.ts';
import { appAt } from './time-travel.ts';

/** @param wish.told the morning of the day so many days ago */
export async function loadReplies(
  app: App,
  wish: {
    by: By;
    actionId: string;
    seed: string;
    replies: readonly DemoReply[];
    today: Day;
    told: (daysAgo: number) => Instant;
  },
): Promise<void> {
  for (const [n, reply] of wish.replies.entries()) {
    const then = appAt(app, wish.told(reply.daysAgo));
    const answeredOn = addDays(wish.today, -reply.answeredDaysAgo);
    const code = await tellReply(then, {
      action: await findActionById(then, wish.actionId),
      key: `${wish.seed}-reply-${n + 1}`,
      told: { targetId: reply.target, answeredOn, kind: reply.kind, text: reply.text, email: null },
      files: [],
      lang: 'en',
    });
    if (reply.summary === null) continue;
    const { id } = await findOwnReply(then, code);
    await publishReply(appAt(app, wish.told(reply.summary.daysAgo)), wish.by, id, {
      version: 0,
      summary: reply.summary.text,
      lang: reply.summary.lang,
      targetId: reply.target,
      answeredOn,
      kind: reply.kind,
    });
  }
}
