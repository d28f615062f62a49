// A coordinator's whole day: invited, a second factor, a draft blocked, answered, reviewed, published, updated, extended, stopped, told of.
import { TOTP, Secret } from 'otpauth';
import type { Browser, Page } from '@playwright/test';
import { becomeFirstCoordinator, COORDINATOR } from './coordinator.ts';
import { expect, test } from './site.ts';

test.use({ siteOf: 'desk-day' });

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

async function invite(person: { email: string; name: string }, role: string): Promise<string> {
  await ilse.goto('/desk/people');
  await ilse.getByLabel('E-mail').fill(person.email);
  await ilse.getByLabel('Name', { exact: true }).fill(person.name);
  await ilse.locator(`[name="role"][value="${role}"]`).check();
  await ilse.getByRole('button', { name: 'Invite' }).click();
  return ilse.locator('#one-time-link').innerText();
}

/** Sets up the second factor that the site asks for, and keeps the recovery codes. */
async function setSecondFactor(page: Page): Promise<string> {
  await expect(page).toHaveURL(/second-factor/);
  await page.getByRole('button', { name: 'Set it up' }).click();
  const secret = (await page.locator('#secret').innerText()).replaceAll(' ', '');
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret));
  await page.getByLabel('Your password now').fill(COORDINATOR.password);
  await page.locator('#form button.go').click();
  await expect(page.locator('#recovery-codes li').first()).toBeVisible();
  await page.getByRole('link', { name: 'I have kept them' }).click();
  await expect(page).toHaveURL(/\/desk$/);
  return secret;
}

async function acceptInvitation(page: Page, link: string): Promise<string> {
  await page.goto(link);
  await page.getByLabel(/password/i).fill(COORDINATOR.password);
  await page.locator('main form button.go').click();
  return setSecondFactor(page);
}

/** Signs out and in again, with the app's next code: the last one was used. */
async function signInWithCode(page: Page, email: string, secret: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/desk');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(COORDINATOR.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret, 1));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/desk$/);
}

const codeOf = (secret: string, later = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * STEP_MS });

const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

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

test('an administrator asks for a second factor and a second person, and invites two', async () => {
  await ilse.goto('/desk/settings');
  await ilse.getByLabel('Of everyone at the desk').check();
  await ilse.getByLabel('A second person approves every publication').check();
  await ilse.getByRole('button', { name: 'Save the settings' }).last().click();
  const own = await setSecondFactor(ilse);
  const author = await acceptInvitation(nadia, await invite(AUTHOR, 'author'));
  await acceptInvitation(benito, await invite(REVIEWER, 'reviewer'));
  await signInWithCode(nadia, AUTHOR.email, author);
  expect(own).not.toBe(author);
});

test('an author drafts on a phone; the checklist blocks until the questions are answered', async () => {
  await nadia.goto('/desk/actions/new');
  await nadia.getByLabel('Title', { exact: true }).fill('Two river defenders charged');
  await nadia.getByLabel('Country', { exact: true }).selectOption('EC');
  await nadia.getByLabel('Summary', { exact: true }).fill('They were charged on Monday.');
  await nadia.getByLabel('Demands').fill('Drop the charges.');
  const official = nadia.locator('#s-officials .row-one').first().getByLabel('Official', { exact: true });
  await official.selectOption({ index: 1 });
  const letter = nadia.locator('#s-letters .row-one').first();
  await letter.getByLabel('Language of the letter').selectOption('en');
  await letter.getByLabel('Letter', { exact: true }).fill('Please drop the charges against both.');
  await letter.getByLabel('Greeting').fill('Dear Minister,');
  await letter.getByLabel('Sign-off').fill('Yours sincerely,');
  await nadia.getByLabel('Please act until').fill(dayFromNow(40));
  await nadia.getByRole('button', { name: 'Save draft' }).first().click();
  await expect(nadia.getByText('Draft saved.')).toBeVisible();
  desk = new URL(nadia.url()).pathname.replace(/\/edit$/, '');

  await nadia.goto(`${desk}/preview`);
  await expect(nadia.getByRole('link', { name: 'Something does not work?' })).toHaveCount(0);
  await nadia.goto(desk);
  await nadia.getByRole('link', { name: 'Review', exact: true }).click();
  await expect(nadia.getByText('Mend what must be mended first')).toBeVisible();
  await nadia.locator('.check.must a[href*="/care"]').first().click();
  await nadia.locator('[name="consent"][value="yes"]').check();
  await nadia.locator('[name="names"][value="yes"]').check();
  await nadia.locator('[name="pictures"][value="no"]').check();
  await nadia.locator('[name="unsaid"][value="something"]').check();
  await nadia.locator('[name="unsaidText"]').fill(UNSAID);
  await nadia.getByRole('button', { name: 'Keep these answers' }).click();
  await expect(said(nadia)).toContainText('answers are kept');

  // What must not be said is found wherever it is written.
  await nadia.goto(`${desk}/edit`);
  await nadia.getByLabel('Background').fill(`They teach at ${UNSAID}.`);
  await nadia.getByRole('button', { name: 'Save draft' }).first().click();
  await nadia.goto(`${desk}/review`);
  await expect(nadia.locator('.check.must a')).toHaveCount(1);
  await nadia.locator('.check.must a').click();
  await nadia.getByLabel('Background').fill('They teach at a school.');
  await nadia.getByRole('button', { name: 'Save draft' }).first().click();
  await nadia.goto(`${desk}/review`);
  await nadia.getByRole('button', { name: 'Ask for a review' }).click();
  await expect(nadia).toHaveURL(/done=asked/);
});

test('a second person reviews and publishes; who wrote it could not', async () => {
  expect((await nadia.goto(`${desk}/publication`))?.status()).toBe(403);
  await benito.goto('/desk');
  await benito.getByRole('link', { name: 'Review it' }).click();
  await expect(benito.getByText(UNSAID)).toBeVisible();
  await benito.getByRole('button', { name: 'Approve and publish' }).click();
  await expect(benito).toHaveURL(/done=approved/);
  address = (await said(benito).getByRole('link').getAttribute('href')) ?? '';
  await supporter.goto(address);
  await expect(supporter.getByRole('heading', { level: 1 })).toHaveText('Two river defenders charged');
  await expect(supporter.getByText(UNSAID)).toHaveCount(0);
  expect(await (await supporter.request.get(`${address}.json`)).text()).not.toContain(UNSAID);
});

test('an update by the author, and a longer deadline, each approved by the other', async () => {
  await nadia.goto(desk);
  await nadia.getByRole('link', { name: 'Update', exact: true }).click();
  await nadia.getByLabel('Further information').check();
  await nadia.getByLabel('What is new').fill('The hearing is on Friday.');
  await nadia.getByRole('button', { name: 'Begin the update' }).click();
  await nadia.getByLabel('Summary', { exact: true }).fill('They were charged; a hearing is near.');
  await nadia.getByRole('button', { name: 'Save draft' }).first().click();
  await nadia.goto(`${desk}/review`);
  await nadia.getByRole('button', { name: 'Ask for a review' }).click();
  await benito.goto(`${desk}/review`);
  await benito.getByRole('button', { name: 'Approve and publish' }).click();
  await supporter.goto(address);
  await expect(supporter.getByText('The hearing is on Friday.').first()).toBeVisible();

  await benito.goto(`${desk}/extension`);
  await benito.locator('#f-deadline').fill(dayFromNow(60));
  await benito.getByRole('button', { name: 'Extend the deadline' }).click();
  await expect(benito).toHaveURL(/done=asked/);
  await ilse.goto(`${desk}/review`);
  await ilse.getByRole('button', { name: 'Approve and publish' }).click();
  await supporter.goto(address);
  await expect(supporter.getByText('Deadline extended').first()).toBeVisible();
});

test('stopped while a supporter writes: pages, files and feeds say so at once, and no letter is made', async () => {
  const pages = [address, `${address}.json`, `${address}.txt`, '/feeds/actions.atom', '/'];
  // Twice: the second time they come as they were kept.
  for (const page of [...pages, ...pages]) expect((await supporter.request.get(page)).status()).toBe(200);
  await supporter.goto(`${address}/letter`);
  await benito.goto(desk);
  await benito.getByRole('link', { name: 'Stop', exact: true }).click();
  await benito.locator('#f-reason').fill('Both are free.');
  await benito.getByRole('button', { name: 'Stop this action' }).click();
  await expect(benito).toHaveURL(/done=stopped/);
  for (const page of [address, `${address}.txt`, '/feeds/actions.atom'])
    expect(await (await supporter.request.get(page)).text(), page).toContain('Both are free.');
  expect(await (await supporter.request.get(`${address}.json`)).text()).toContain('"stopped"');
  expect(await (await supporter.request.get('/')).text()).not.toContain('Two river defenders charged');

  await supporter.locator('form[method="post"] button.go').first().click();
  await expect(supporter.getByText('Both are free.').first()).toBeVisible();
  const file = await supporter.request.post(`${address}/letter.txt`, { form: { name: 'A' } });
  expect(file.status()).toBe(409);
  // Letters already sent are still told of.
  expect((await supporter.goto(`${address}/report`))?.status()).toBe(200);
});

test('the outcome is told, corrected and kept, and the audit tells the whole day', async () => {
  for (const [kind, text] of [
    ['Partly good news', 'One of them is free.'],
    ['Good news', 'Both came home.'],
  ] as const) {
    await benito.goto(`${desk}/outcome`);
    await benito.getByLabel(kind, { exact: true }).check();
    await benito.locator('#f-text').fill(text);
    await benito.getByRole('button', { name: 'Show this outcome' }).click();
    await expect(benito).toHaveURL(/done=told/);
  }
  await benito.getByText('Earlier outcomes').click();
  await expect(benito.getByText('One of them is free.')).toBeVisible();
  await supporter.goto('/actions?status=closed');
  await expect(supporter.getByText('Both came home.')).toBeVisible();

  await benito.getByRole('link', { name: 'This action in the audit trail' }).click();
  const trail = benito.getByRole('table');
  for (const what of [
    'told the outcome',
    'stopped the action',
    'approved a draft',
    'asked for a review',
    'answered a do-no-harm question',
    'began a draft',
  ])
    await expect(trail.getByText(what).first()).toBeVisible();
  await expect(trail.getByText('checklist.')).toHaveCount(0);
  expect((await nadia.goto('/desk/audit'))?.status()).toBe(403);
});
