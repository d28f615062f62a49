// The letter page as people use it, with JavaScript and without, on a laptop and on a phone: two officials at once in
// their own language, own words, every finish, the report filled in; and a stop while the form is open.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { becomeFirstCoordinator } from './coordinator.ts';
import { expect, test } from './site.ts';

test.use({ siteOf: 'letter' });

test.describe.configure({ mode: 'serial' });

const SLUG = 'weaver-jailed-for-a-peaceful-protest';
const STOPPED = 'canal-engineer-taken-at-night-whereabouts-unknown';
const OWN = 'I keep a hand loom in Gdańsk, and nobody ever came to take it.';

const widths = [
  { name: 'a laptop', width: 1280, height: 800 },
  { name: 'a phone', width: 360, height: 740 },
];

const form = (page: Page): Locator => page.locator('#letter-form');

/** Opens the fold with this field, and ticks or presses it. */
async function choose(page: Page, selector: string): Promise<void> {
  const box = form(page).locator(selector);
  const fold = box.locator('xpath=ancestor::details[1]');
  if ((await fold.getAttribute('open')) === null) await fold.locator('> summary').click();
  await box.check();
}

/** Text of a downloaded PDF; its first bytes where no program can read one. */
function pdfText(file: string): string | null {
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  try {
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
  } catch {
    return null;
  }
}

for (const { name, width, height } of widths) {
  test(`two officials, own words and one pass to the report, on ${name}`, async ({
    page,
    javaScriptEnabled,
  }) => {
    test.slow();
    await page.setViewportSize({ width, height });
    await page.goto(`/actions/${SLUG}/letter`);
    await expect(page.locator('#sheet .sheet')).toHaveCount(1);
    await choose(page, '[name="target"][value="prosecutor"]');
    await choose(page, '[name="lang"][value="en"]');
    if (javaScriptEnabled) {
      // Both choices take effect at once, and the button for it is not needed.
      await expect(page.locator('#sheet .sheet[lang="en"]')).toHaveCount(2);
      await expect(page.locator('[data-refresh]')).toBeHidden();
    } else {
      await page.getByRole('button', { name: 'Show the sample for this choice' }).click();
    }
    const body = form(page).locator('[name="body"]');
    await expect(body).toHaveValue(/loom/);
    await expect(body).toHaveAttribute('lang', 'en');
    await form(page).locator('[name="name"]').fill('Wanda Jabłońska');
    await form(page).locator('[name="country"]').selectOption('PL');
    await body.fill(`${OWN}\n\n${await body.inputValue()}`);

    if (javaScriptEnabled) {
      await expect(page.locator('#sheet .own').first()).toHaveText(OWN);
      await expect(page.locator('#sheet .pen').first()).toHaveText('Wanda Jabłońska');
      await expect(page.locator('#sheet .from').first()).toContainText('Poland');
      await expect(page.locator('[data-mine] output')).not.toHaveText('0%');
      await expect(page.locator('[data-draft-note]')).toBeVisible();
      // The draft is in this browser: it is there again after a reload, and it can be cleared.
      await page.reload();
      await expect(body).toHaveValue(new RegExp(`^${OWN}`));
    }
    await page.locator('#go button.go').click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your letter is ready');
    const sheets = page.locator('#sheet .sheet');
    await expect(sheets).toHaveCount(2);
    await expect(sheets.nth(0)).toContainText('Lic. Primitivo Arancibia-Toconás');
    await expect(sheets.nth(1)).toContainText('Dra. Nieves Quisbert-Llanque');
    const [first = '', second = ''] = await sheets.locator('.body > p:nth-of-type(2)').allInnerTexts();
    expect(first).toMatch(/^Dear .*[,]$/);
    expect(second).toMatch(/^Dear .*[,]$/);
    expect(first).not.toBe(second);
    for (const sheet of await sheets.all()) await expect(sheet.locator('.own').first()).toHaveText(OWN);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#finish .ends button').first().click(),
    ]);
    const text = pdfText(await download.path());
    if (text !== null) {
      expect(text.split(OWN)).toHaveLength(3);
      expect(text).toContain(first);
      expect(text).toContain(second);
    }

    await page.locator('#finish .next a').click();
    await expect(page).toHaveURL(/\/report\?/);
    await expect(page.locator('input[name="qty.governor.email"]')).toHaveValue('1');
    await expect(page.locator('input[name="qty.prosecutor.email"]')).toHaveValue('1');
    if (javaScriptEnabled) {
      const kept = await page.evaluate(() => Object.keys(localStorage).filter(key => key.includes('letter')));
      expect(kept).toEqual([]);
    }
  });
}

test('a draft can be cleared, a choice from the address is not overruled by it', async ({
  page,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'Without JavaScript nothing is kept.');
  await page.goto(`/actions/${SLUG}/letter`);
  const body = form(page).locator('[name="body"]');
  const before = await body.inputValue();
  await body.fill('Words of my own.');
  await expect(page.locator('[data-draft-note]')).toBeVisible();
  await page.goto(`/actions/${SLUG}/letter?target=prosecutor`);
  await expect(body).toHaveValue('Words of my own.');
  await expect(page.locator('#sheet .sheet')).toContainText('Dra. Nieves Quisbert-Llanque');
  await expect(page.locator('#sheet .body')).toContainText('Words of my own.');
  await page.locator('[data-draft-clear]').click();
  await page.goto(`/actions/${SLUG}/letter`);
  await expect(body).toHaveValue(before);
});

test('where a mail link would be too long, the page says so and gives the text and an .eml', async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto(`/actions/${SLUG}/letter`);
  // 200 characters of Arabic are 1,200 of an address.
  await form(page).locator('[name="body"]').fill('أكتب إليكم '.repeat(40));
  if (javaScriptEnabled) await expect(page.locator('[data-over]')).toBeVisible();
  await page.locator('#go button.go').click();
  await expect(page.locator('#finish a[href^="mailto:"]')).toHaveCount(0);
  await expect(page.locator('#finish .note')).toContainText('1,800');
  await expect(page.locator('#finish textarea').first()).toHaveValue(/أكتب إليكم/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#finish button[formaction$=".eml"]').click(),
  ]);
  const eml = readFileSync(await download.path(), 'utf8');
  expect(eml).toMatch(/^X-Unsent: 1\r$/m);
  expect(eml).toMatch(/^Subject: .+\r$/m);
});

test('a stop while the form is open is said plainly, and no letter is made', async ({
  page,
  browser,
  site,
  baseURL,
}) => {
  test.slow();
  await page.goto(`/actions/${STOPPED}/letter`);
  await expect(form(page)).toBeVisible();
  const title = (await page.title()).replace(/^[^:]*: /, '').replace(/ · .*$/, '');
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const desk = await context.newPage();
  await becomeFirstCoordinator(desk, site);
  await desk.goto('/desk/actions');
  await desk.getByRole('link', { name: title }).first().click();
  await desk.locator('a[href$="/stop"]').first().click();
  await desk.locator('form[action$="/stop"] textarea').fill('The family asks for quiet.');
  await desk.locator('form[action$="/stop"] button.go, form[action$="/stop"] button.btn').first().click();
  await context.close();

  await form(page).locator('[name="name"]').fill('Wanda Jabłońska');
  await page.locator('#go button.go').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Please do not write now');
  await expect(page.locator('main')).toContainText('The family asks for quiet.');
});
