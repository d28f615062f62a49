// Taking reports under pressure: many at once, the same one many times, two servers, a process killed after its answer.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAction } from '../actions/find-action.ts';
import { stopAction } from '../actions/stop.ts';
import { OPERATOR } from '../audit/model.ts';
import { AppendOnlyViolation } from '../platform/db/errors.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction, type MadeAction } from '../testing/makers.ts';
import { tallyFor } from '../totals/tally.ts';
import { recount } from '../totals/recount.ts';

const body = { lines: [{ target: 't1', channel: 'post', quantity: 2 }], country: 'DE' };
const numbers = (many: number): number[] => Array.from({ length: many }, (_, at) => at);

describe.each(['sqlite', 'postgres'] as const)('reports on %s', kind => {
  let site: TestApp;
  let action: MadeAction;
  let count = 0;
  beforeAll(async () => {
    site = await openTestApp({ database: kind });
  });
  afterAll(() => site.end());

  const made = async (): Promise<void> => {
    count += 1;
    action = await makeAction(site.app, { number: `${count}/26` });
  };
  const post = (key: string) =>
    site.visitor().api('POST', `/api/v1/actions/${action.slug}/reports`, body, { 'idempotency-key': key });
  const tally = async () => tallyFor(site.app, await findAction(site.app, action.slug));

  test('one report sent fifty times at once counts once, with one code', async () => {
    await made();
    const answers = await Promise.all(numbers(50).map(() => post('the same')));
    const statuses = answers.map(answer => answer.status).sort();
    expect(statuses).toEqual([...numbers(49).map(() => 200), 201]);
    expect(new Set(answers.map(answer => answer.text)).size).toBe(1);
    expect((await tally()).total).toBe(2);
  });

  test('two hundred reports at once all count', async () => {
    await made();
    const answers = await Promise.all(numbers(200).map(at => post(`key ${at}`)));
    expect(answers.every(answer => answer.status === 201)).toBe(true);
    expect(new Set(answers.map(answer => answer.text)).size).toBe(200);
    expect(await tally()).toMatchObject({ total: 400, byCountry: [{ country: 'DE', total: 400 }] });
    expect(await recount(site.app, { actionId: action.id })).toMatchObject({ reports: 200, differences: [] });
  });

  test('a crowd with repeats in it: each once, each with its own answer', async () => {
    await made();
    const keys = (round: number) => numbers(30).map(at => `key ${at % 10 < 5 ? at : `${at} of ${round}`}`);
    const first = await Promise.all(keys(1).map(post));
    expect(first.map(answer => answer.status)).toEqual(numbers(30).map(() => 201));
    for (const round of [2, 3]) {
      const again = await Promise.all(keys(round).map(post));
      expect(again.map(answer => answer.status)).toEqual(numbers(30).map(at => (at % 10 < 5 ? 200 : 201)));
      again.forEach((answer, at) => {
        if (at % 10 < 5) expect(answer.text).toBe(first[at]?.text);
      });
    }
    expect((await tally()).total).toBe(2 * (30 + 15 + 15));
    expect(await recount(site.app, { actionId: action.id })).toMatchObject({ reports: 60, differences: [] });
  });

  test('a crowd after the end: who had reported before is told so again, nobody else is taken', async () => {
    await made();
    const first = await post('in time');
    const before = site.app.clock.now().toISOString();
    await stopAction(site.app, OPERATOR, action.id, 'They are free.');
    site.clock.set('2099-01-01T00:00:00.000Z');
    const answers = await Promise.all(['in time', ...numbers(12).map(at => `late ${at}`)].map(post));
    expect(answers.map(answer => answer.status)).toEqual([200, ...numbers(12).map(() => 409)]);
    expect(answers[0]?.text).toBe(first.text);
    expect((await tally()).total).toBe(2);
    site.clock.set(before);
  });

  test('what a report said cannot be changed or taken away, whoever asks', async () => {
    await made();
    await post('kept');
    const { query } = site.app.db;
    const changes = [
      () => query.updateTable('report_lines').set({ quantity: 9 }).execute(),
      () => query.updateTable('report_revisions').set({ appeals: 9 }).execute(),
      () => query.deleteFrom('report_lines').execute(),
      () => query.deleteFrom('reports').execute(),
    ];
    for (const change of changes) await expect(change()).rejects.toBeInstanceOf(AppendOnlyViolation);
    expect((await tally()).total).toBe(2);
  });

  test('a counter that was tampered with is found', async () => {
    await made();
    await post('counted');
    await site.app.db.query
      .updateTable('tally_counters')
      .set({ appeals: 3 })
      .where('action_id', '=', action.id)
      .where('dimension', '=', 'total')
      .execute();
    expect((await recount(site.app, { actionId: action.id })).differences).toEqual([
      {
        actionId: action.id,
        dimension: 'total',
        key: '',
        grade: 'reported',
        kept: { appeals: 3, reports: 1 },
        recounted: { appeals: 2, reports: 1 },
      },
    ]);
  });

  test('nothing that points at a person is kept in the open', async () => {
    await made();
    const email = 'someone.private@example.org';
    await site
      .visitor()
      .api(
        'POST',
        `/api/v1/actions/${action.slug}/reports`,
        { ...body, email },
        { 'idempotency-key': 'secret key' },
      );
    const { query } = site.app.db;
    const kept = JSON.stringify([
      await query.selectFrom('reports').selectAll().execute(),
      await query.selectFrom('report_contacts').selectAll().execute(),
      await query.selectFrom('outbox').selectAll().execute(),
    ]);
    expect(kept).not.toContain(email);
    expect(kept).not.toContain('secret key');
  });
});

describe('a server', () => {
  const start = async (url: string, key: string) => {
    const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
      env: {
        ...process.env,
        DATABASE_URL: url,
        SECRET_KEY: key,
        PORT: '0',
        HOST: '127.0.0.1',
        DEMO: 'off',
        WORKER: 'off',
        LOG_LEVEL: 'silent',
        NODE_ENV: 'test',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // Read to its end: a server whose output nobody takes would fall over it.
    const base = await new Promise<string>((resolve, reject) => {
      let said = '';
      server.stdout.on('data', part => {
        said += String(part);
        const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1];
        if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
      });
      server.once('exit', () => reject(new Error(`the server did not start: ${said}`)));
    });
    return { server, base };
  };

  test('killed right after its answer has lost nothing, and takes no report twice', async () => {
    const site = await openTestApp({ env: { SECRET_KEY: randomBytes(24).toString('hex') } });
    const url = site.app.config.databaseUrl;
    const { slug } = await makeAction(site.app, { deadline: '2099-12-31' });
    const post = async (base: string, key: string): Promise<number> => {
      const answer = await fetch(`${base}/api/v1/actions/${slug}/reports`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
      });
      await answer.text();
      return answer.status;
    };
    const first = await start(url, site.app.config.secretKey);
    const acknowledged: string[] = [];
    const sending = numbers(60).map(async at => {
      try {
        if ((await post(first.base, `key ${at}`)) === 201) acknowledged.push(`key ${at}`);
      } catch {
        // Cut off by the kill: not acknowledged, so it may or may not be there.
      }
      if (acknowledged.length === 20) first.server.kill('SIGKILL');
    });
    await once(first.server, 'exit');
    await Promise.all(sending);
    expect(acknowledged.length).toBeGreaterThanOrEqual(20);
    // Another server on the same database knows every one of them.
    for (const key of acknowledged) expect(await post(site.url, key)).toBe(200);
    const { total } = await tallyFor(site.app, await findAction(site.app, slug));
    expect(total).toBeGreaterThanOrEqual(acknowledged.length * 2);
    expect(await recount(site.app)).toMatchObject({ differences: [] });
    await site.end();
  }, 60_000);
});
