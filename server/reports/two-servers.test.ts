// Two servers on one PostgreSQL: whichever takes a report, both show one tally and both know its key.
import { expect, test } from 'vitest';
import { withProcessSite } from '../testing/process-site.ts';
import { Reporters } from '../testing/reporters.ts';
import { startSite } from '../testing/site-process.ts';

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
