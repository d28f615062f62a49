// What a coordinator does at the desk, field by field and as a person does it: by the words that stand on the page.
import type { Locator, Page } from '@playwright/test';
import { expect } from './site.ts';
import type { Site } from './site.ts';
import type { Ua, UaTarget } from './ua.ts';
import { nameOf, readUa } from './ua.ts';

export const COORDINATOR = { email: 'ilse@desk.example.org', password: 'seven herons over the river' };

/** From the link that the first start prints to the desk. */
export async function becomeFirstCoordinator(page: Page, site: Site): Promise<void> {
  await page.goto(site.firstRunLink());
  await page.getByLabel('E-mail').fill(COORDINATOR.email);
  await page.getByLabel('Name', { exact: true }).fill('Ilse Haugland');
  await page.getByLabel(/password/i).fill(COORDINATOR.password);
  await page.locator('main form button.go').click();
  await expect(page).toHaveURL(/\/desk$/);
}

/** Signs out and in again, as on the next morning. */
export async function signInAgain(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/desk');
  await expect(page).toHaveURL(/\/desk\/sign-in/);
  await page.getByLabel('E-mail').fill(COORDINATOR.email);
  await page.getByLabel('Password').fill(COORDINATOR.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/desk$/);
}

/** The row with this number (from 0) of a list in a form; asks for one more where there are not so many. */
async function row(page: Page, list: string, at: number): Promise<Locator> {
  const rows = page.locator(`#rows-${list} > .row-one`);
  if ((await rows.count()) <= at) await page.locator(`button[name="add"][value="${list}"]`).click();
  await expect(rows).not.toHaveCount(at);
  return rows.nth(at);
}

/** Puts one official into the book. */
export async function enterOfficial(page: Page, target: UaTarget): Promise<void> {
  await page.goto('/desk/officials/new');
  await page.getByLabel('Name', { exact: true }).fill(target.name ?? '');
  await page.getByLabel('Title', { exact: true }).fill(target.title ?? '');
  await page.getByLabel('Postal address').fill(target.addressLines.join('\n'));
  await page.getByLabel('E-mail addresses').fill(target.emails.join('\n'));
  await page.getByLabel('Telephone numbers').fill(target.phones.join('\n'));
  await page.getByLabel('Fax numbers').fill(target.faxes.join('\n'));
  for (const [at, handle] of target.handles.entries()) {
    const fields = await row(page, 'handles', at);
    await fields.getByLabel('Service').fill('Twitter');
    await fields.getByLabel('Account').fill(handle);
  }
  await page.getByRole('button', { name: 'Save', exact: false }).last().click();
  await expect(page.getByRole('status')).toBeVisible();
}

/** Writes the whole action as a draft and ends on its editor, saved. */
export async function writeAction(page: Page, ua: Ua): Promise<void> {
  await page.goto('/desk/actions/new');
  await page.getByLabel('Title', { exact: true }).fill(ua.title);
  await page.getByLabel('Number', { exact: true }).fill(ua.number ?? '');
  await page.getByLabel('Index').fill(ua.index ?? '');
  await page.getByLabel('Country', { exact: true }).selectOption(ua.countryCode);
  for (const [at, person] of ua.people.entries()) {
    const fields = await row(page, 'people', at);
    await fields.getByLabel('Name as published').fill(person.name);
    await fields.getByLabel('Pronouns').fill(person.pronouns ?? '');
  }
  await page.getByLabel('Note on pronouns').fill(ua.pronounsNote ?? '');
  await page.getByLabel('Summary').fill(ua.summary);
  await page.getByLabel('Demands').fill(ua.demands.join('\n'));
  for (const [at, target] of ua.targets.entries()) {
    const fields = await row(page, 'targets', at);
    const official = fields.getByLabel('Official', { exact: true });
    const choice = official.locator('option', { hasText: nameOf(target) }).first();
    await official.selectOption((await choice.getAttribute('value')) ?? '');
    await fields.getByLabel('Role').selectOption(target.role);
    if (target.salutation) {
      await fields.getByLabel('Language of the salutation').first().selectOption('en');
      await fields.getByLabel('Salutation', { exact: true }).first().fill(target.salutation);
    }
  }
  for (const [at, letter] of ua.letters.entries()) {
    const fields = await row(page, 'letters', at);
    await fields.getByLabel('Language of the letter').selectOption(letter.lang);
    await fields.getByLabel('Greeting').fill(letter.greeting);
    await fields.getByLabel('Letter', { exact: true }).fill(letter.body);
    await fields.getByLabel('Sign-off').fill(letter.signOff);
  }
  await page.getByLabel('Background').fill(ua.background);
  for (const [at, lang] of ua.preferredLanguages.entries()) {
    const fields = await row(page, 'preferredLanguages', at);
    await fields.getByLabel('Preferred language').selectOption(lang);
  }
  await page.getByLabel('own language').setChecked(ua.ownLanguageAllowed);
  await page.getByLabel('Please act until').fill(ua.deadline);
  await page.getByLabel('Time zone').selectOption('America/Caracas');
  await page.getByRole('radio').and(page.locator('[name="afterDeadline"][value="ask-office"]')).check();
  await page.getByRole('button', { name: 'Save draft' }).first().click();
  await expect(page.locator('.errors')).toHaveCount(0);
}

/** Answers the do-no-harm questions that the checklist still asks, and comes back to where it was. */
export async function answerDoNoHarm(page: Page): Promise<void> {
  const back = page.url();
  await page.locator('.check.must a[href*="/care"]').first().click();
  await page.locator('[name="consent"][value="yes"]').check();
  await page.locator('[name="names"][value="yes"]').check();
  await page.locator('[name="pictures"][value="yes"]').check();
  await page.locator('[name="unsaid"][value="nothing"]').check();
  await page.getByRole('button', { name: 'Keep these answers' }).click();
  await expect(page.getByRole('status')).toContainText('answers are kept');
  await page.goto(back);
}

/** Publishes the draft on the page and gives the action's slug. */
export async function publishIt(page: Page): Promise<string> {
  await page
    .getByRole('link', { name: 'Go on to publish' })
    .or(page.getByRole('button', { name: 'Go on to publish' }))
    .first()
    .click();
  await answerDoNoHarm(page);
  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByRole('status')).toContainText('Published');
  const address = await page.getByRole('status').getByRole('link').getAttribute('href');
  return /\/actions\/([^/]+)$/.exec(address ?? '')?.[1] ?? '';
}

/** On a site of its own: from the first link to a published action, typed in field by field. Call `test.slow()` first. */
export async function publishFirstAction(page: Page, site: Site): Promise<{ ua: Ua; slug: string }> {
  const ua = readUa();
  await becomeFirstCoordinator(page, site);
  for (const target of ua.targets) await enterOfficial(page, target);
  await writeAction(page, ua);
  return { ua, slug: await publishIt(page) };
}
