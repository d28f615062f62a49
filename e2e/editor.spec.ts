// The editor as coordinators meet it: two at one draft, a session that ended while typing, a translation that grows old.
import type { Browser, Page } from '@playwright/test';
import { answerDoNoHarm, becomeFirstCoordinator, COORDINATOR, enterOfficial } from './coordinator.ts';
import { expect, test } from './site.ts';
import type { Site } from './site.ts';
import { readUa } from './ua.ts';

test.use({ demo: 'off', siteOf: 'editor' });
test.describe.configure({ mode: 'serial' });

const ua = readUa();
const OTHER = { email: 'nadia@desk.example.org', name: 'Nadia Brandt' };

let first: Page;
let second: Page;
let editor = '';

async function newDesk(browser: Browser, javaScriptEnabled: boolean, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, baseURL });
  return context.newPage();
}

async function enterAsReviewer(page: Page, site: Site): Promise<void> {
  const link = /\S+\/desk\/welcome\/\S+/.exec(
    await site.insist('coordinator', 'add', OTHER.email, '--role', 'reviewer'),
  );
  await page.goto(link?.[0] ?? '');
  await page.getByLabel('Name', { exact: true }).fill(OTHER.name);
  await page.getByLabel(/password/i).fill(COORDINATOR.password);
  await page.locator('main form button.go').click();
  await expect(page).toHaveURL(/\/desk$/);
}

const save = (page: Page) => page.getByRole('button', { name: 'Save draft' }).first().click();
const title = (page: Page) => page.getByLabel('Title', { exact: true });
const summary = (page: Page) => page.getByLabel('Summary', { exact: true });

test.beforeAll(async ({ browser, site, javaScriptEnabled, baseURL }) => {
  first = await newDesk(browser, javaScriptEnabled, baseURL ?? '');
  second = await newDesk(browser, javaScriptEnabled, baseURL ?? '');
  await becomeFirstCoordinator(first, site);
  await enterAsReviewer(second, site);
});
test.afterAll(async () => {
  await first.context().close();
  await second.context().close();
});

test('a draft begins with a title, takes the zone of its country, and is seen beside', async () => {
  for (const target of ua.targets.slice(0, 1)) await enterOfficial(first, target);
  await first.goto('/desk/actions/new');
  await title(first).fill('Two defenders charged');
  await first.getByLabel('Country', { exact: true }).selectOption('VE');
  await summary(first).fill('They were charged on Monday.');
  await save(first);
  await expect(first).toHaveURL(/\/edit\?saved/);
  editor = new URL(first.url()).pathname;
  await expect(first.getByLabel('Time zone')).toHaveValue('America/Caracas');
  await first.setViewportSize({ width: 1440, height: 900 });
  const beside = first.frameLocator('iframe[name="page-beside"]');
  await expect(beside.locator('h1')).toHaveText('Two defenders charged');
  await first.getByRole('link', { name: 'español' }).first().click();
  await expect(beside.locator('html')).toHaveAttribute('lang', 'es');
});

test('two who edit at once know of each other, and the second chooses field by field', async () => {
  await first.goto(editor);
  await second.goto(editor);
  await expect(second.getByText('Ilse Haugland (since')).toBeVisible();
  await summary(first).fill('They were charged on Monday and moved on Tuesday.');
  await save(first);
  await expect(first.getByText('Draft saved.')).toBeVisible();

  await title(second).fill('Two river defenders charged');
  await summary(second).fill('They were charged on Monday. A hearing is near.');
  await save(second);
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Two of you have edited this draft');
  await expect(second.locator('mark', { hasText: 'moved on Tuesday' })).toBeVisible();
  await second.getByRole('button', { name: 'Save with these choices' }).last().click();
  await expect(second.getByRole('alert')).toContainText('Choose');
  await second
    .getByRole('group', { name: 'Summary' })
    .getByRole('radio', { name: 'Ilse Haugland’s' })
    .check();
  await second.getByRole('button', { name: 'Save with these choices' }).last().click();
  await expect(title(second)).toHaveValue('Two river defenders charged');
  await expect(summary(second)).toHaveValue('They were charged on Monday and moved on Tuesday.');
});

test('a session that ends while one types loses nothing', async () => {
  await first.goto(editor);
  await summary(first).fill('Typed while the session ended: “both” are free & well.');
  await first.context().clearCookies();
  await save(first);
  await expect(first.getByRole('status')).toContainText('What you typed is kept in this page');
  await first.getByLabel('E-mail').fill(COORDINATOR.email);
  await first.getByLabel('Password').fill(COORDINATOR.password);
  await first.getByRole('button', { name: 'Sign in' }).click();
  await first.getByRole('button', { name: 'Go on with what I typed' }).click();
  await expect(first.getByText('Draft saved.')).toBeVisible();
  await expect(summary(first)).toHaveValue('Typed while the session ended: “both” are free & well.');
});

test('a translation is credited, and marked once the original moves on', async ({ page }) => {
  await first.goto(editor);
  await first.locator('#s-letters .row-one').first().getByLabel('Language of the letter').selectOption('en');
  await first
    .locator('#s-letters .row-one')
    .first()
    .getByLabel('Letter', { exact: true })
    .fill('Please act.');
  const official = first.locator('#s-officials .row-one').first().getByLabel('Official', { exact: true });
  await official.selectOption({ index: 1 });
  await first.getByLabel('Please act until').fill('2099-12-15');
  await save(first);
  await first.goto(editor.replace(/edit$/, 'translations'));
  await first.getByLabel('Translate into').selectOption('es');
  await first.getByRole('button', { name: 'Translate' }).click();
  await first.getByLabel('Title, Spanish').fill('Dos defensores acusados');
  await first.getByLabel('Summary, Spanish').fill('Los acusaron el lunes.');
  await first.getByLabel('Translator', { exact: true }).fill('Colectivo Ribera');
  await first.getByRole('button', { name: 'Save translation' }).last().click();
  await expect(first.getByRole('status')).toContainText('Translation saved');

  const publish = async () => {
    await first.goto(editor.replace(/edit$/, 'publication'));
    if ((await first.locator('.check.must').count()) > 0) await answerDoNoHarm(first);
    await first.getByRole('button', { name: 'Publish now' }).click();
    await expect(first.getByRole('status')).toContainText('Published');
    return (await first.getByRole('status').getByRole('link').getAttribute('href')) ?? '';
  };
  const address = await publish();
  await page.goto(`/es${address}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dos defensores acusados');
  await expect(page.getByText('Traducción: Colectivo Ribera')).toBeVisible();

  await first.goto(editor);
  await summary(first).fill('They were released on Friday.');
  await save(first);
  await publish();
  await page.reload();
  await expect(page.getByText('El original ha cambiado')).toBeVisible();
  await first.goto(editor.replace(/edit$/, 'translations/es'));
  await expect(first.getByText('The original has changed since this was translated.')).toBeVisible();
});

test('with scripts what is typed is saved while typing, and brought back after a crash', async ({
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'needs a script');
  await first.goto(editor);
  await first.clock.install();
  await first.goto(editor);
  await summary(first).fill('Saved by itself.');
  await first.clock.fastForward(30_000);
  await expect(first.locator('[data-editor-status]')).toContainText('Saved');
  // Nothing reaches the site any more.
  await first.route('**/edit', route =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await summary(first).fill('Typed on a train.');
  await first.clock.fastForward(2_000);
  await expect(first.locator('[data-editor-status]')).toContainText('This browser keeps what you type');
  await first.unroute('**/edit');
  await first.goto(editor);
  await expect(summary(first)).toHaveValue('Saved by itself.');
  await first.getByRole('button', { name: 'Bring it back' }).click();
  await expect(summary(first)).toHaveValue('Typed on a train.');
  await save(first);
  await expect(first.getByText('Draft saved.')).toBeVisible();
  await expect(first.getByRole('button', { name: 'Bring it back' })).toBeHidden();
});
