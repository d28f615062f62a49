// Whether a report waits for a reviewer, and by which rules: asked before it is written, so that nobody waits for it.
import type { App } from '../../platform/app.ts';
import { currentSettings } from '../../settings/read-settings.ts';
import { appealsOf, type Report } from '../model.ts';
import { NO_SOURCE, type Source } from '../source.ts';
import { historyOf } from './history.ts';
import { findingsOf, type Finding } from './rules.ts';
import { Watch, type Coming } from './watch.ts';

const watches = new WeakMap<App, Watch>();

function watchOf(app: App): Watch {
  const before = watches.get(app);
  if (before) return before;
  const watch = new Watch();
  watches.set(app, watch);
  return watch;
}

export type Judged = {
  findings: Finding[];
  /** To be called when it was a report taken before, or was refused. */
  takeBack(): void;
};

/** Of a report that no rule is asked about. */
export const UNWATCHED: Judged = { findings: [], takeBack: () => undefined };

const SHAPE_CHARACTERS = 16;

/** The name of a content among those of one action, from the keyed hash of it. */
export const shapeOf = (contentHash: string): string => contentHash.slice(0, SHAPE_CHARACTERS);

/** Counts a report and judges it; `RATE_LIMITS=off` switches this off. `shape` null: a correction. */
export async function judge(
  app: App,
  wish: { actionId: string; report: Pick<Report, 'lines' | 'group' | 'country'>; letters?: number },
  from: { shape: string | null; source?: Source },
): Promise<Judged> {
  if (!app.config.rateLimits) return UNWATCHED;
  const { actionId, report } = wish;
  const stated = appealsOf(report.lines);
  const coming: Coming = {
    actionId,
    at: app.clock.now(),
    letters: wish.letters ?? stated,
    stated,
    people: report.group?.people ?? null,
    country: report.country,
    shape: from.shape,
    source: from.source ?? NO_SOURCE,
  };
  const [settings, history] = await Promise.all([currentSettings(app), historyOf(app, actionId)]);
  const watch = watchOf(app);
  return {
    findings: findingsOf(watch.see(coming, history), settings),
    takeBack: () => watch.forget(coming),
  };
}
