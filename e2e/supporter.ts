// What a supporter does, in any language of the site: by the fields the contract names and by where buttons lead.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect } from './site.ts';

export type OwnLetter = { target: string; lang: string; name: string; place: string; body: string };

/** Opens every fold around a field: what is folded away cannot be filled in. */
async function reveal(field: Locator): Promise<Locator> {
  const folds = field.locator('xpath=ancestor::details[not(@open)]');
  for (let left = await folds.count(); left > 0; left = await folds.count()) {
    await folds.first().locator('> summary').click();
  }
  return field;
}

const letterForm = (page: Page): Locator => page.locator('form[method="post"]').first();

/** From the action's page to the letter form. */
export async function beginLetter(page: Page): Promise<void> {
  await page.locator('main a[href$="/letter"]').first().click();
  await expect(page).toHaveURL(/\/letter$/);
}

/** The ids of the action's targets, in their order, as the letter form offers them. */
export const targetIds = (page: Page): Promise<string[]> =>
  letterForm(page)
    .locator('[name="target"]')
    .evaluateAll(fields => fields.map(field => field.getAttribute('value') ?? ''));

async function chooseLanguage(form: Locator, lang: string): Promise<void> {
  const offered = form.locator(`[name="lang"][value="${lang}"]`);
  if ((await offered.count()) > 0) {
    await (await reveal(offered)).check();
    return;
  }
  await (await reveal(form.locator('[name="lang"][value="other"]'))).check();
  await form.locator('[name="otherLang"]').selectOption(lang);
}

/** Fills in the letter form and asks for the preview. */
export async function writeLetter(page: Page, letter: OwnLetter): Promise<void> {
  const form = letterForm(page);
  for (const each of await form.locator('[name="target"]').all()) {
    const wanted = (await each.getAttribute('value')) === letter.target;
    await (await reveal(each)).setChecked(wanted);
  }
  await chooseLanguage(form, letter.lang);
  await form.locator('[name="name"]').fill(letter.name);
  await form.locator('[name="place"]').fill(letter.place);
  await form.locator('[name="body"]').fill(letter.body);
  await form.locator('#go button').first().click();
  await expect(page.locator('.errors')).toHaveCount(0);
}

/** Downloads the letter as PDF and gives its text, lines joined; null where no program can read a PDF. */
export async function downloadPdf(page: Page): Promise<string | null> {
  const button = page.locator('#finish button[formaction$="/letter.pdf"]').last();
  const [download] = await Promise.all([page.waitForEvent('download'), (await reveal(button)).click()]);
  const file = await download.path();
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.length).toBeGreaterThan(2000);
  try {
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
  } catch {
    return null;
  }
}

/** Appeals by `target id.channel`. */
export type Quantities = Record<string, number>;

async function fillQuantities(form: Locator, quantities: Quantities): Promise<void> {
  for (const each of await form.locator('input[name^="qty."]').all()) {
    const cell = ((await each.getAttribute('name')) ?? '').slice('qty.'.length);
    const wanted = String(quantities[cell] ?? '');
    if ((await each.inputValue()) !== wanted) await (await reveal(each)).fill(wanted);
  }
}

/** From the page that the supporter is on to the report form, to the receipt. Gives the receipt's address. */
export async function report(page: Page, quantities: Quantities, country: string): Promise<string> {
  await page.locator('main a[href*="/report"]').last().click();
  await expect(page).toHaveURL(/\/report/);
  const form = page.locator('form[method="post"]').first();
  await fillQuantities(form, quantities);
  await form.locator('[name="country"]').selectOption(country);
  await form.locator('button.go').click();
  await expect(page).toHaveURL(/\/receipts\//);
  return page.url();
}

/** On the receipt: states other numbers. */
export async function correct(page: Page, quantities: Quantities): Promise<void> {
  const form = page.locator('form[action$="/correction"]');
  await reveal(form);
  await fillQuantities(form, quantities);
  await form.locator('button.go').click();
  await expect(page).toHaveURL(/\/receipts\/[^/]+$/);
  await expect(page.locator('.errors')).toHaveCount(0);
}

/** On the receipt: takes the report back. */
export async function withdraw(page: Page): Promise<void> {
  const form = page.locator('form[action$="/withdrawal"]');
  await reveal(form);
  await form.getByRole('button').click();
  await expect(page.locator('form[action$="/withdrawal"]')).toHaveCount(0);
}

/** The total that stands on a page; 0 where nothing is said because nothing was reported. */
export async function totalOn(page: Page): Promise<number> {
  const stamp = page.locator('.stamp b');
  return (await stamp.count()) === 0 ? 0 : Number((await stamp.first().innerText()).replace(/\D/g, ''));
}
