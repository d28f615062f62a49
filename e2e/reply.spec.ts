// An official has answered: a supporter tells of it with a photograph, a coordinator sums it up, the page of the action says so.
import { publishFirstAction } from './coordinator.ts';
import { expect, test } from './site.ts';

test.use({ demo: 'off', siteOf: 'reply' });

/** The smallest photograph there is. */
const PHOTOGRAPH = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('from an answer in the post to a summary on the page of the action', async ({
  page,
  browser,
  site,
  javaScriptEnabled,
}) => {
  test.slow();
  const { ua, slug } = await publishFirstAction(page, site);

  const supporter = await browser.newPage({ baseURL: site.url, javaScriptEnabled });
  await supporter.goto(`/actions/${slug}`);
  await supporter.getByRole('link', { name: 'An official has answered you?' }).click();
  const official = ua.targets[0]?.name ?? '';
  await supporter.getByLabel(official).check();
  await supporter.getByRole('radio', { name: 'Letter' }).check();
  await supporter.getByLabel('What it says').fill('Dear Wanda Osei, we have taken note.');
  const file = { name: 'scan.png', mimeType: 'image/png', buffer: PHOTOGRAPH };
  await supporter.getByLabel('File 1').setInputFiles(file);
  await supporter.getByRole('button', { name: 'Send it to the coordinators' }).click();
  await expect(supporter.getByRole('alert')).toContainText('Give the day of the answer');
  await expect(supporter.getByLabel('What it says')).toHaveValue('Dear Wanda Osei, we have taken note.');
  await supporter.getByLabel('Day of the answer').fill(new Date().toISOString().slice(0, 10));
  await supporter.getByLabel('File 1').setInputFiles(file);
  await supporter.getByRole('button', { name: 'Send it to the coordinators' }).click();
  await expect(supporter.getByRole('heading', { level: 1 })).toHaveText('Thank you for telling us');
  const own = supporter.url();
  expect(await supporter.context().cookies()).toEqual([]);

  await page.goto('/desk');
  await page.getByRole('link', { name: '1 answer waits to be read' }).click();
  await page.getByRole('link', { name: official }).click();
  await expect(page.getByText('Dear Wanda Osei, we have taken note.').first()).toBeVisible();
  const photograph = page.getByRole('img', { name: 'File 1 of this answer' });
  await photograph.scrollIntoViewIfNeeded();
  await expect(photograph).toHaveJSProperty('naturalWidth', 1);
  await page.getByLabel('The text without who told it').fill('We have taken note.');
  await page.getByRole('button', { name: 'Save the redacted text' }).click();
  await page.getByLabel('Summary', { exact: true }).fill('The office has taken note.');
  await page.getByRole('button', { name: 'Publish the summary' }).click();
  await expect(page.getByRole('status')).toHaveText('The summary is published.');

  await supporter.goto(`/actions/${slug}`);
  await expect(supporter.locator('#answers')).toContainText('The office has taken note.');
  await expect(supporter.getByText('Wanda Osei')).toHaveCount(0);

  await supporter.goto(own);
  await supporter.getByText('Erase what I told').click();
  await supporter.getByRole('button', { name: 'Erase it now' }).click();
  await expect(supporter.getByRole('heading', { level: 1 })).toHaveText('What you told us is erased');
  await page.reload();
  await expect(page.getByText('Wanda Osei')).toHaveCount(0);
  await expect(page.getByText('Whoever told it has erased it').first()).toBeVisible();
  await supporter.goto(`/actions/${slug}`);
  await expect(supporter.locator('#answers')).toContainText('The office has taken note.');
});
