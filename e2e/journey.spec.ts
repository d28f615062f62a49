// The whole loop as people go it: entered at the desk, read, written for, reported, corrected, withdrawn, counted.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { becomeFirstCoordinator, enterOfficial, publishIt, signInAgain, writeAction } from './coordinator.ts';
import { expect, test } from './site.ts';
import {
  beginLetter,
  correct,
  downloadPdf,
  report,
  targetIds,
  totalOn,
  withdraw,
  writeLetter,
} from './supporter.ts';
import { nameOf, readUa } from './ua.ts';

test.use({ demo: 'off', siteOf: 'journey' });
test.describe.configure({ mode: 'serial' });

const ua = readUa();

/** The first two officials: the schema says there are two. */
const first = ua.targets.at(0) ?? fail();
const second = ua.targets.at(1) ?? fail();
const SPANISH =
  'Soy bibliotecaria en Bremen y le escribo con mis propias palabras.\n\nDeje en paz a quienes cuidan el río. ¿Qué le cuesta retirar la demanda?';
const ENGLISH =
  'I keep a library in Bremen and write in words of my own.\n\nPlease carry this home: we are reading what they are sued for.';

const csvSchema = z.array(z.object({ quantity: z.coerce.number(), standing: z.string() }));

let slug = '';
let desk: Page;

test.beforeAll(async ({ browser, site, javaScriptEnabled, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled,
    baseURL: baseURL ?? '',
  });
  desk = await context.newPage();
  await becomeFirstCoordinator(desk, site);
});
test.afterAll(() => desk.context().close());

test('a coordinator enters an Urgent Action field by field and publishes it', async ({ page, request }) => {
  test.slow();
  await signInAgain(desk);
  for (const target of ua.targets) await enterOfficial(desk, target);
  await writeAction(desk, ua);
  slug = await publishIt(desk);

  const action: unknown = await (await request.get(`/api/v1/actions/${slug}`)).json();
  expect(action).toMatchObject({
    slug,
    number: ua.number ?? null,
    index: ua.index ?? null,
    kind: 'first',
    version: 1,
    title: ua.title,
    country: ua.countryCode,
    summary: ua.summary,
    demands: ua.demands,
    background: ua.background,
    people: ua.people.map(({ name, pronouns }) => ({ name, pronouns: pronouns ?? null })),
    pronounsNote: ua.pronounsNote ?? null,
    targets: ua.targets.map(target => ({
      name: target.name ?? null,
      title: target.title ?? null,
      role: target.role,
      salutations: target.salutation ? { en: target.salutation } : {},
      addressLines: target.addressLines,
      emails: target.emails,
      phones: target.phones,
      faxes: target.faxes,
      handles: target.handles.map(handle => ({ handle })),
    })),
    letters: ua.letters.map(({ lang, greeting, body, signOff }) => ({
      lang,
      targets: null,
      greeting: greeting === '' ? null : greeting,
      body,
      signOff,
    })),
    preferredLanguages: ua.preferredLanguages,
    ownLanguageAllowed: ua.ownLanguageAllowed,
    deadline: ua.deadline,
    timeZone: 'America/Caracas',
    afterDeadline: 'ask-office',
    status: 'open',
    outcome: null,
  });

  await page.goto('/');
  await page.getByRole('link', { name: ua.title }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ua.title);
  for (const target of ua.targets) await expect(page.locator('main')).toContainText(nameOf(target));
  if (ua.pronounsNote) await expect(page.locator('main')).toContainText(ua.pronounsNote);
});

for (const prefix of ['', '/es']) {
  test(`a supporter writes, reports, corrects and withdraws${prefix === '' ? '' : ' on the Spanish pages'}`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize(prefix === '' ? { width: 1280, height: 900 } : { width: 360, height: 740 });
    await page.goto(`${prefix}/actions/${slug}`);
    await expect(page.locator('html')).toHaveAttribute('lang', prefix === '' ? 'en' : 'es');
    expect(await totalOn(page)).toBe(0);

    await beginLetter(page);
    const [one = '', two = ''] = await targetIds(page);
    await writeLetter(page, {
      target: one,
      lang: 'es',
      name: 'Ottilie Brandvold',
      place: 'Bremen',
      body: SPANISH,
    });
    await expect(page.locator('#sheet')).toContainText('Deje en paz a quienes cuidan el río.');
    await expect(page.locator('#sheet [lang="es"]').first()).toBeVisible();
    const spanish = await downloadPdf(page);
    if (spanish !== null) {
      expect(spanish).toContain('Deje en paz a quienes cuidan el río.');
      expect(spanish).toContain('¿Qué le cuesta retirar la demanda?');
      expect(spanish).toContain('Ottilie Brandvold');
      expect(spanish).toContain(first.addressLines[0] ?? '');
    }

    await page.goto(`${prefix}/actions/${slug}/letter`);
    await writeLetter(page, {
      target: two,
      lang: 'en',
      name: 'Ottilie Brandvold',
      place: 'Bremen',
      body: ENGLISH,
    });
    await expect(page.locator('#sheet')).toContainText(second.salutation ?? 'Dear');
    const english = await downloadPdf(page);
    if (english !== null) {
      expect(english).toContain('Please carry this home');
      expect(english).toContain(second.salutation ?? 'Dear');
      expect(english).not.toContain('Deje en paz');
    }

    const receipt = await report(page, { [`${one}.post`]: 3, [`${two}.email`]: 2 }, 'DE');
    await expect(page.locator('main')).toContainText(nameOf(first));
    await page.goto(`${prefix}/actions/${slug}`);
    expect(await totalOn(page)).toBe(5);

    await page.goto(receipt);
    await correct(page, { [`${one}.post`]: 3, [`${two}.email`]: 1 });
    expect(await totalOn(page)).toBe(4);
    await page.goto(`${prefix}/actions/${slug}`);
    expect(await totalOn(page)).toBe(4);
    await deskShows(4, [3, 1]);

    await page.goto(receipt);
    await withdraw(page);
    await page.goto(`${prefix}/actions/${slug}`);
    expect(await totalOn(page)).toBe(0);
    await deskShows(0, []);
    const gone = await page.goto(receipt);
    expect(gone?.status()).toBe(410);
  });
}

test('who was added on the command line as a tally reader sees the numbers and changes nothing', async ({
  page,
  site,
}) => {
  const added = await site.insist('coordinator', 'add', 'reader@desk.example.org', '--role', 'tally-reader');
  expect(added.trim()).toMatch(/^http:\S+\/desk\/welcome\/\S+$/);
  await page.goto(added.trim());
  await page.getByLabel('Name', { exact: true }).fill('Tuva Lindqvist');
  await page.getByLabel(/password/i).fill('four otters under a bridge');
  await page.locator('main form button.go').click();
  await expect(page).toHaveURL(/\/desk$/);
  await page.goto('/desk/actions');
  await page.getByRole('link', { name: ua.title }).first().click();
  await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0);
  const overview = page.url();
  await page.getByRole('link', { name: 'Numbers' }).click();
  await expect(page.locator('.stamp b')).toHaveText('0');
  expect((await page.goto(`${overview.replace(/\?.*$/, '')}/edit`))?.status()).toBe(403);
  // The link worked once.
  await page.context().clearCookies();
  expect((await page.goto(added.trim()))?.status()).toBeGreaterThanOrEqual(400);
});

/** The same numbers on the desk's page and in its CSV. */
async function deskShows(total: number, lines: number[]): Promise<void> {
  await desk.goto('/desk/actions');
  await desk.getByRole('link', { name: ua.title }).first().click();
  await desk.getByRole('link', { name: 'Numbers' }).click();
  await expect(desk).toHaveURL(/\/numbers$/);
  expect(await totalOn(desk)).toBe(total);
  const link = desk.locator('a[href$="/reports.csv"]');
  const [download] = await Promise.all([desk.waitForEvent('download'), link.click()]);
  const rows = csvSchema.parse(parse(readFileSync(await download.path()), { bom: true, columns: true }));
  expect(rows.map(row => row.quantity)).toEqual(lines);
  expect(new Set(rows.map(row => row.standing)).size).toBe(lines.length > 0 ? 1 : 0);
}

function fail(): never {
  throw new Error('The action has no two officials.');
}
