// A coordinator pastes an Urgent Action or gives its file, sees where each value stands, corrects two and saves a draft.
import path from 'node:path';
import type { Page } from '@playwright/test';
import { becomeFirstCoordinator } from './coordinator.ts';
import { expect, test } from './site.ts';

test.use({ demo: 'off', siteOf: 'import' });
test.describe.configure({ mode: 'serial' });

const TEXT = `Urgent Action: KELP WARDENS HELD AFTER HARBOUR VOTE (Chile: UA 58.26)
May 20, 2026

Rosaura Quilán and Dídac Ferrer-Paz, who keep the list of boats allowed to cut kelp, were taken from the harbour office on May 12, 2026 by six men in plain clothes. Rosaura Quilán has been without her medicine for eight days.

TAKE ACTION:
1. Write a letter in your own words or use the sample below as a guide to one or both government officials listed.
2. Click here to let us know the actions you took on Urgent Action 58.26.

CONTACT INFORMATION
Governor Ximena Arrau-Toledo
Casilla 4410
Puerto Montt, Chile
Email: gabinete@delegacion.example.net

Ambassador Baltasar Henríquez
Embassy of Chile
1904 Lantern Street NW
Washington, DC 20599
Phone: 202 555 0118
Email: [email protected]
Salutation: Dear Ambassador

SAMPLE LETTER

Dear Governor,

The only thing they have done is to count boats, and to read the number aloud at the harbour vote.

I ask you to see that both are released at once.

Sincerely,

ADDITIONAL INFORMATION

Kelp has been cut off Huemul for three generations.

PREFERRED LANGUAGE TO ADDRESS TARGET: Spanish
You can also write in your own language.
PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: July 15, 2026
NAME AND PRONOUN: Rosaura Quilán (she/her), Dídac Ferrer-Paz (he/him)
`;
const SAMPLES = path.join(import.meta.dirname, '..', 'server', 'importer', 'files', 'samples');

let desk: Page;
test.beforeAll(async ({ browser, site, javaScriptEnabled, baseURL }) => {
  // A link is clicked where it stands, not where a page that scrolls by itself has moved it to.
  const still = { reducedMotion: 'reduce' } as const;
  const context = await browser.newContext({ javaScriptEnabled, baseURL: baseURL ?? '', ...still });
  desk = await context.newPage();
  await becomeFirstCoordinator(desk, site);
});
test.afterAll(() => desk.context().close());

test('a pasted text is shown beside its fields, corrected and saved', async ({ javaScriptEnabled }) => {
  await desk.goto('/desk/actions');
  await desk.getByRole('link', { name: 'From a document' }).click();
  await desk.getByLabel('Text', { exact: true }).fill(TEXT);
  await desk.getByRole('button', { name: 'Read it' }).click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('What was read');

  const number = desk.getByLabel('Number', { exact: true });
  await expect(number).toHaveValue('58/26');
  await expect(desk.getByLabel('Please act until')).toHaveValue('2026-07-15');
  const place = desk.locator('mark#at-deadline');
  await expect(place).toContainText('July 15, 2026');
  if (javaScriptEnabled) {
    await desk.getByLabel('Please act until').focus();
    await expect(place).toHaveClass(/here/);
    await expect(place).toBeInViewport();
  }
  // By its links, as anyone without a script goes: from the field to its place, and back.
  await desk.locator('[data-place="deadline"] .where a').click();
  await expect(desk).toHaveURL(/#at-deadline$/);
  await expect(place).toBeInViewport();
  await place.locator('a').click();
  await expect(desk).toHaveURL(/#f-deadline$/);
  await expect(desk.getByLabel('Please act until')).toBeInViewport();

  await desk.getByLabel('Title', { exact: true }).first().fill('Two kelp wardens held');
  await desk.getByLabel('Please act until').fill('2026-08-01');
  await desk.getByRole('button', { name: 'Save as a draft' }).click();

  await expect(desk).toHaveURL(/\/desk\/actions\/\w+\/edit\?saved=1/);
  await expect(desk.getByLabel('Title', { exact: true })).toHaveValue('Two kelp wardens held');
  await expect(desk.getByLabel('Please act until')).toHaveValue('2026-08-01');
  await expect(desk.getByLabel('Number', { exact: true })).toHaveValue('58/26');
  await expect(desk.getByLabel('Name as published').nth(1)).toHaveValue('Dídac Ferrer-Paz');
  await expect(desk.getByLabel('Letter', { exact: true }).first()).toHaveValue(
    /^The only thing they have done[^]*released at once\.$/,
  );
  await desk.goto('/');
  await expect(desk.getByText('Two kelp wardens held')).toHaveCount(0);
});

test('a PDF of two columns is read, and its officials are found in the book', async () => {
  await desk.goto('/desk/import');
  await desk.getByLabel('Or a file').setInputFiles(path.join(SAMPLES, 'kelp-wardens.pdf'));
  await desk.getByRole('button', { name: 'Read it' }).click();
  await expect(desk.getByLabel('Number', { exact: true })).toHaveValue('58/26');
  await expect(desk.getByText('In the book, with differences:').first()).toBeVisible();
  await expect(desk.getByLabel('What the book has').first()).toBeChecked();
});

test('what is no Urgent Action is said to be none', async () => {
  await desk.goto('/desk/import');
  await desk
    .getByLabel('Text', { exact: true })
    .fill('Minutes of the harbour council. The boats were counted.');
  await desk.getByRole('button', { name: 'Read it' }).click();
  await expect(desk.getByRole('alert')).toContainText('This does not look like an Urgent Action');
  await expect(desk.getByLabel('Text', { exact: true })).toHaveValue(/harbour council/);
});
