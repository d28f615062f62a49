// Tests of loading and removing the demo: once, in every state, and nothing of the site's own touched.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findImage } from '../actions/keep-image.ts';
import { findAction, listActions } from '../actions/find-action.ts';
import { OPERATOR } from '../audit/model.ts';
import { dayIn, addDays } from '../lib/dates.ts';
import { keepOfficial } from '../officials/keep-official.ts';
import { searchOfficials } from '../officials/find-officials.ts';
import { DEFAULT_SETTINGS } from '../settings/model.ts';
import { currentSettings, readSettings } from '../settings/read-settings.ts';
import { numbersOf } from '../totals/tally.ts';
import { answersTo } from '../replies/find-answers.ts';
import { countNewReplies } from '../replies/find-reply.ts';
import { takeReport } from '../reports/take-report.ts';
import { heldSummary } from '../reports/find-held.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { governor, makeAction, makeContent, noHarm } from '../testing/makers.ts';
import { answerCare } from '../actions/answer-care.ts';
import { createDraft } from '../actions/draft.ts';
import { publishAction } from '../actions/publish.ts';
import { demoActions } from './content/actions.ts';
import { mangroveMaps } from './content/mangrove-maps.ts';
import { villagePaper } from './content/village-paper.ts';
import { demoOfficials } from './content/officials.ts';
import { deliveriesOf, dueStatements, findStatement, listStatements } from '../totals/find-statement.ts';
import { recount } from '../totals/recount.ts';
import type { App } from '../platform/app.ts';
import { loadDemo, loadDemoIfWanted } from './load.ts';
import { removeDemo } from './remove.ts';

/** Little, for what does not depend on how much there is. */
const FEW = {
  actions: [
    { ...mangroveMaps, reports: 9 },
    { ...villagePaper, reports: 9 },
  ],
  officials: demoOfficials,
};
const loadFew = (app: App) => loadDemo(app, FEW);

describe.each(['sqlite', 'postgres'] as const)('the demo on %s', database => {
  let site: TestApp;
  beforeEach(async () => {
    site = await openTestApp({ database });
  }, 60_000);
  afterEach(() => site.end());

  const all = async () => (await listActions(site.app, { status: 'all' })).actions;

  it('shows every state and hundreds of reports, laid around the day of loading', async () => {
    expect(await loadDemo(site.app)).toBe(true);
    const actions = await all();
    expect(actions.length).toBe(demoActions.length);
    expect(actions.every(action => action.demo)).toBe(true);
    const manila = actions.find(action => action.timeZone === 'Asia/Manila');
    expect(manila?.deadline).toBe(dayIn('Asia/Manila', site.clock.now()));
    expect(manila?.status).toBe('open');
    expect(actions.filter(action => action.status === 'open').length).toBe(7);
    expect(actions.find(action => action.status === 'stopped')?.stop?.reason).toContain('lawyers');
    expect(actions.map(action => action.outcome?.kind)).toEqual(
      expect.arrayContaining(['good-news', 'no-change']),
    );
    const updated = actions.find(action => action.version === 2);
    expect(updated?.kind).toBe('update');
    expect(updated?.deadline).toBe(addDays(dayIn('America/La_Paz', site.clock.now()), 26));
    for (const action of actions) {
      expect(action.publishedAt < site.clock.now().toISOString()).toBe(true);
      for (const target of action.targets) expect(target.name ?? target.title).not.toBeNull();
    }

    // Statements of totals: numbered in the order of their dates, counted before the next version, one still to make.
    const statements = await listStatements(site.app);
    expect(statements.map(each => each.number)).toEqual(['2026-2', '2026-1']);
    for (const { number, actionId } of statements) {
      const { numbers, paper, frozenAt, id } = await findStatement(site.app, number);
      const action = actions.find(each => each.id === actionId);
      const now = action && (await numbersOf(site.app, action)).total;
      expect(numbers.total).toBeGreaterThan(50);
      expect(numbers.total).toBeLessThanOrEqual(now ?? 0);
      expect(paper.author).toBe('Lanternfield Network');
      const handed = await deliveriesOf(site.app, id);
      expect(handed.length).toBeGreaterThan(0);
      expect(handed.every(each => each.at > frozenAt)).toBe(true);
    }
    expect((await dueStatements(site.app)).map(each => each.action.country)).toEqual(['KH']);
    expect((await recount(site.app)).differences).toEqual([]);

    const drawn = actions.find(action => action.country === 'DO')?.image;
    expect(drawn && (await findImage(site.app, drawn.id)).bytes.length).toBeGreaterThan(1000);

    // Answers: some published, one that waits to be read.
    const published = await Promise.all(actions.map(action => answersTo(site.app, action.id)));
    expect(
      published
        .flat()
        .map(answer => answer.kind)
        .sort(),
    ).toEqual(['letter', 'phone']);
    expect(await countNewReplies(site.app)).toBe(1);

    // Hundreds of reports of every kind, on the days since publication and before now.
    const { app, clock } = site;
    for (const action of actions) {
      const numbers = await numbersOf(app, action);
      expect(numbers.total).toBeGreaterThan(100);
      for (const grade of ['confirmed', 'reported', 'group'] as const) {
        expect(numbers.byGrade[grade]).toBeGreaterThan(0);
      }
      expect(numbers.byCountry.length).toBeGreaterThan(5);
      const days = numbers.byDay.map(({ day }) => day);
      expect(days.length).toBeGreaterThan(5);
      expect((days[0] ?? '') >= dayIn(action.timeZone, new Date(action.publishedAt))).toBe(true);
      expect((days.at(-1) ?? '') <= dayIn(action.timeZone, clock.now())).toBe(true);
      expect((days.at(-1) ?? '') <= action.deadline).toBe(true);
      if (action.status === 'open') expect(numbers.heldReports).toBeGreaterThanOrEqual(2);
      if (action.version === 2) expect(numbers.byTarget.map(target => target.id)).toContain('judge');
    }
  }, 60_000);

  it('is loaded once only, and by one of two servers', async () => {
    const both = await Promise.all([loadDemo(site.app, FEW), loadDemo(site.app, FEW)]);
    expect(both.sort()).toEqual([false, true]);
    expect(await loadDemo(site.app, FEW)).toBe(false);
    expect((await all()).length).toBe(2);
    expect((await searchOfficials(site.app.db.query, {})).length).toBe(Object.keys(demoOfficials).length);
  });

  it('is begun again where a loading was cut off', async () => {
    const { app, clock } = site;
    let left = 20;
    const failing = () => {
      left -= 1;
      if (left < 0) throw new Error('cut off');
      return app.newId();
    };
    await expect(loadDemo({ ...app, newId: failing }, FEW)).rejects.toThrow('cut off');
    const wanting = { ...app, config: { ...app.config, demo: 'on' } as const };
    expect(await loadDemoIfWanted(wanting, loadFew)).toBe(false);
    // A program of its own says no more than that it ended well.
    expect(await loadDemoIfWanted(wanting, () => Promise.resolve())).toBe(false);
    clock.advance(10 * 60_000);
    expect(await loadDemoIfWanted(wanting, loadFew)).toBe(true);
    expect((await searchOfficials(app.db.query, {})).length).toBe(Object.keys(demoOfficials).length);
  });

  it('goes without a trace, and leaves what is the site’s own', async () => {
    const { app } = site;
    const own = await makeAction(app);
    const ownAction = await findAction(app, own.slug);
    const report = {
      lines: [{ target: 't1', channel: 'post', quantity: 3 }],
      country: 'DE',
      group: null,
      email: null,
    } as const;
    const stated = { ...report, lines: [...report.lines] };
    await takeReport(app, { action: ownAction, key: 'own', report: stated, lang: 'en', by: 'page' });
    await loadDemo(app, FEW);
    const used = (await searchOfficials(app.db.query, { country: 'DO' })).find(official => official.demo);
    const content = await makeContent(app);
    const [first] = content.targets;
    if (!first || !used) throw new Error('the demo has an official in the Dominican Republic');
    const id = await createDraft(app, OPERATOR, {
      ...content,
      title: 'To a demo official',
      targets: [{ ...first, officialId: used.id }],
    });
    await answerCare(app, OPERATOR, id, noHarm);
    await publishAction(app, OPERATOR, id);

    expect((await currentSettings(app)).organisationName).toBe('Lanternfield Network');
    expect((await currentSettings(app)).graceDays).toBe(14);

    expect(await listStatements(app)).toHaveLength(1);
    await removeDemo(app, OPERATOR);
    expect(await listStatements(app)).toEqual([]);
    expect(await readSettings(app.db.query)).toEqual(DEFAULT_SETTINGS);
    expect((await all()).map(action => action.slug).sort()).toEqual([own.slug, 'to-a-demo-official'].sort());
    expect((await numbersOf(app, ownAction)).total).toBe(3);
    expect((await findAction(app, 'to-a-demo-official')).targets[0]?.title).toBe(used.title);
    for (const table of ['replies', 'reply_publications', 'reply_steps', 'reply_originals'] as const)
      expect([table, await app.db.query.selectFrom(table).selectAll().execute()]).toEqual([table, []]);
    expect((await heldSummary(app, OPERATOR)).reports).toBe(0);
    const left = (await searchOfficials(app.db.query, {})).filter(official => official.demo);
    expect(left.map(official => official.id)).toEqual([used.id]);
  });

  it('comes into an empty database where it is wanted, and stays away once removed', async () => {
    const wanting = (demo: 'on' | 'off' | 'auto', production = false) => ({
      ...site.app,
      config: { ...site.app.config, demo, production },
    });
    expect(await loadDemoIfWanted(wanting('off'), loadFew)).toBe(false);
    expect(await loadDemoIfWanted(wanting('auto', true), loadFew)).toBe(false);
    expect(await loadDemoIfWanted(wanting('auto'), loadFew)).toBe(true);
    await removeDemo(site.app, OPERATOR);
    expect(await loadDemoIfWanted(wanting('auto'), loadFew)).toBe(false);
    expect(await loadDemoIfWanted(wanting('on', true), loadFew)).toBe(true);
  });

  it('does not come into a database that holds anything', async () => {
    await keepOfficial(site.app, OPERATOR, governor);
    const app = { ...site.app, config: { ...site.app.config, demo: 'on' } as const };
    expect(await loadDemoIfWanted(app, loadFew)).toBe(false);
  });
});
