// An office's file from the template to the undoing, with faults on the way; and a group that reports in one form.
import { readFileSync } from 'node:fs';
import { becomeFirstCoordinator } from './coordinator.ts';
import { openAction } from './pages.ts';
import { expect, test } from './site.ts';

test.use({ siteOf: 'groups' });

test('an office’s file: template, faults, mended, counted, undone', async ({ page, site }) => {
  await becomeFirstCoordinator(page, site);
  await page.goto('/desk/reports/imports');
  await page.getByRole('button', { name: 'Go on' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the template' }).click();
  const template = readFileSync(await (await download).path(), 'utf8');
  const lines = template.replace('\uFEFF', '').split('\r\n');
  const official = (lines[2] ?? '').split(',')[1] ?? '';

  const day = new Date().toISOString().slice(0, 10).replace(/\d{4}/, '2000');
  lines.push(`${day},${official},Pst,0,Germny,,`);
  await page.getByLabel('Office that collected').fill('Lisbon office');
  await page
    .getByLabel('The file')
    .setInputFiles({ name: 'november.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
  await page.getByRole('button', { name: 'Show what would be counted' }).click();
  await expect(page.getByRole('heading', { name: /has 4 faults/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Pst/ })).toContainText('Is “Post” meant?');
  await expect(page.getByRole('row', { name: /Germny/ })).toContainText('Is “Germany” meant?');

  const today = lines[1]?.split(',')[0] ?? '';
  const mended = [lines[0], `${today},${official},Post,12,Germany,3,A-1`].join('\n');
  await page.getByLabel('Mend it here').fill(mended);
  await page.getByRole('button', { name: 'Show what would be counted' }).click();
  await expect(page.getByRole('heading', { name: 'What would be counted' })).toBeVisible();
  await page.getByRole('button', { name: 'Count these 12 letters' }).click();
  await expect(page.locator('.done')).toHaveText('1 report with 12 letters is counted.');

  await page.getByLabel('Reason').fill('The wrong action.');
  await page.getByRole('button', { name: 'Take 12 letters out again' }).click();
  await expect(page.locator('main .note')).toContainText('12 letters were taken out again');
  await page.goto('/desk/reports/imports');
  await expect(page.getByRole('row', { name: /Lisbon office/ })).toContainText('Undone by Ilse Haugland');
});

test('one organiser reports for a group', async ({ page, site, javaScriptEnabled }) => {
  await page.goto(`/actions/${await openAction(site)}`);
  await page.getByRole('link', { name: 'Reporting for a group?' }).click();
  await page.getByLabel('How many people').fill('12');
  const numbers = page.locator('.ways-table input');
  await numbers.nth(0).fill('12');
  await numbers.nth(6).fill('3');
  if (javaScriptEnabled) {
    await expect(page.locator('[data-total]')).toHaveText('15');
    await expect(page.locator('[data-sum]').first()).toHaveText('12');
    await page.getByLabel('How many people').fill('400');
    await expect(page.locator('[data-warning]')).toContainText('more people than letters');
    await page.getByLabel('How many people').fill('12');
    await expect(page.locator('[data-warning]')).toBeHidden();
  } else await expect(page.locator('[data-total]')).toBeHidden();
  await page.getByRole('button', { name: 'Report for the group' }).click();
  await expect(page).toHaveURL(/\/receipts\//);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('15 letters are counted');
});
