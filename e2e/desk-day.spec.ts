// A coordinator's whole day: invited, a second factor, a draft blocked, answered, reviewed, published, updated, extended, stopped, told of.
import { TOTP, Secret } from 'otpauth';
import type { Browser, Page } from '@playwright/test';
import { answerDoNoHarm, becomeFirstCoordinator, COORDINATOR } from './coordinator.ts';
import { expect, test } from './site.ts';

test.describe.configure({ mode: 'serial' });

const AUTHOR = { email: 'nadia@desk.example.org', name: 'Nadia Brandt' };
const REVIEWER = { email: 'benito@desk.example.org', name: 'Benito Salcedo' };
const UNSAID = 'Hillside school';
const STEP_MS = 30_000;

let ilse: Page;
let nadia: Page;
let benito: Page;
let supporter: Page;
let desk = '';
let address = '';

const newPage = async (browser: Browser, javaScriptEnabled: boolean, baseURL: string): Promise<Page> =>
  (await browser.newContext({ javaScriptEnabled, baseURL })).newPage();

/** What is sent is kept and shown, since no mail server is named. */
async function linkFromOutbox(email: string): Promise<string> {
  await ilse.goto('/desk/outbox');
  await ilse.getByRole('row').filter({ hasText: email }).getByRole('link').first().click();
  const text = await ilse.locator('main').innerText();
  return /\S+\/desk\/welcome\/\w+/.exec(text)?.[0] ?? '';
}

async function invite(person: { email: string; name: string }, role: string): Promise<string> {
  await ilse.goto('/desk/people');
  await ilse.getByLabel('E-mail').fill(person.email);
  await ilse.getByLabel('Name', { exact: true }).fill(person.name);
  await ilse.getByLabel('Role').selectOption(role);
  await ilse.getByRole('button', { name: 'Invite' }).click();
  await expect(ilse.getByRole('status')).toBeVisible();
  return linkFromOutbox(person.email);
}

/** From the invitation to the desk, by way of the second factor that the site asks for. Gives the app's secret. */
async function enter(page: Page, link: string): Promise<string> {
  await page.goto(link);
  await page.getByLabel(/password/i).fill(COORDINATOR.password);
  await page.locator('main form button.go').click();
  await expect(page).toHaveURL(/second-factor/);
  await page.getByRole('button', { name: 'Set it up' }).click();
  const secret = (await page.locator('#secret').innerText()).replaceAll(' ', '');
  await page.getByLabel('Code', { exact: false }).fill(codeOf(secret));
  await page.getByLabel('password', { exact: false }).fill(COORDINATOR.password);
  await page.locator('#form button.go').click();
  await expect(page.locator('#recovery-codes li')).toHaveCount(10);
  await page.locator('main a.btn.go').click();
  await expect(page).toHaveURL(/\/desk$/);
  return secret;
}

const codeOf = (secret: string, later = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * STEP_MS });

const said = (page: Page) => page.getByRole('status');

test.beforeAll(async ({ browser, site, javaScriptEnabled, baseURL }) => {
  ilse = await newPage(browser, javaScriptEnabled, baseURL ?? '');
  nadia = await newPage(browser, javaScriptEnabled, baseURL ?? '');
  benito = await newPage(browser, javaScriptEnabled, baseURL ?? '');
  supporter = await newPage(browser, javaScriptEnabled, baseURL ?? '');
  await supporter.setViewportSize({ width: 360, height: 740 });
  await nadia.setViewportSize({ width: 360, height: 740 });
  await becomeFirstCoordinator(ilse, site);
});
test.afterAll(async () => {
  for (const page of [ilse, nadia, benito, supporter]) await page.context().close();
});

test('an administrator asks for second factor and second person, and invites two', async () => {
  await ilse.goto('/desk/settings');
  await ilse.getByLabel('Of everyone at the desk').check();
  await ilse.getByLabel('A second person approves every publication').check();
  await ilse.getByRole('button', { name: 'Save' }).last().click();
  await expect(said(ilse)).toBeVisible();
});
