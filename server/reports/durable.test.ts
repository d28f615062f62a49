// A 201 is a promise: killed the moment after it, the site still has the report, once. Two servers show one tally.
import { expect, test } from 'vitest';
import { withProcessSite } from '../testing/process-site.ts';
import { Reporters } from '../testing/reporters.ts';
import { startSite } from '../testing/site-process.ts';

test('killed right after a 201, the report is there once', { timeout: 60_000 }, () =>
  withProcessSite('sqlite', async ({ databaseUrl, action }) => {
    const reporters = new Reporters(action.slug);
    const doomed = await startSite(databaseUrl);
    const load = reporters.load([doomed.url], 1);
    await reporters.untilMore(1);
    await doomed.end('SIGKILL');
    await load;
    const site = await startSite(databaseUrl);
    await reporters.repeat(site.url, [...reporters.unanswered, ...reporters.acknowledged]);
    expect(reporters.refused).toEqual([]);
    expect(await reporters.tally(site.url)).toBe(reporters.appeals);
    await site.end();
  }),
);

test('two servers on one PostgreSQL show the same tally under load', { timeout: 60_000 }, () =>
  withProcessSite('postgres', async ({ databaseUrl, action }) => {
    const sites = await Promise.all([startSite(databaseUrl), startSite(databaseUrl)]);
    const [one, other] = sites;
    const reporters = new Reporters(action.slug);
    const load = reporters.load([one.url, other.url], 8);
    await reporters.untilMore(60);
    reporters.stop();
    await load;
    expect(reporters.refused).toEqual([]);
    expect(reporters.unanswered).toEqual([]);
    expect(await reporters.tally(one.url)).toBe(reporters.appeals);
    expect(await reporters.tally(other.url)).toBe(reporters.appeals);
    // What one server took the other knows: the same reports again count nothing.
    await reporters.repeat(other.url, reporters.acknowledged);
    expect(reporters.refused).toEqual([]);
    expect(await reporters.tally(one.url)).toBe(reporters.appeals);
    await Promise.all(sites.map(site => site.end()));
  }),
);
