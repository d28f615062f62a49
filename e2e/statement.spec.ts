// From signing in to a statement that was handed over, and an office that checks it; then the reporter's own list.
import { becomeFirstCoordinator, signInAgain } from './coordinator.ts';
import { openAction } from './pages.ts';
import { expect, test } from './site.ts';

test.use({ siteOf: 'statement' });

test('a coordinator hands over the statement that is due, and an office checks it', async ({
  page,
  browser,
  site,
  javaScriptEnabled,
}) => {
  await becomeFirstCoordinator(page, site);
  await signInAgain(page);
  await page
    .getByRole('link', { name: /^Make the statement/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'How it will look' })).toBeVisible();
  await page.getByLabel('Language', { exact: true }).selectOption('en');
  await page.getByRole('button', { name: 'Freeze this statement' }).click();
  await expect(page.getByRole('status')).toContainText('frozen');
  await page.getByRole('button', { name: 'Send it' }).click();
  await expect(page.getByRole('status')).toContainText('queued');
  await expect(page.getByRole('region', { name: 'Where it went' })).toContainText('Waits in the outbox');
  await page.getByText('Handed over in another way').click();
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByRole('region', { name: 'Where it went' })).toContainText('Recorded');

  const address =
    (await page.locator('a[href^="/totals/"]:not([href*="."])').first().getAttribute('href')) ?? '';
  const office = await browser.newPage({ baseURL: site.url, javaScriptEnabled });
  await office.goto(address);
  await expect(office.getByText('Genuine')).toBeVisible();
  expect(await office.context().cookies()).toEqual([]);
  const pdf = await office.request.get(`${address}.pdf`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

  // The code on the paper, and a copy of the list with one line left out.
  await office.getByRole('link', { name: 'Check a copy, a proof or a receipt' }).click();
  const held = office.getByLabel('What you hold');
  await held.fill((await office.locator('dd.code').textContent()) ?? '');
  await office.getByRole('button', { name: 'Check it' }).click();
  await expect(office.getByRole('status')).toContainText('The same');
  const list = await (await office.request.get(`${address}/leaves.csv`)).text();
  await held.fill(list.split('\n').toSpliced(2, 1).join('\n'));
  await office.getByRole('button', { name: 'Check it' }).click();
  await expect(office.getByRole('status')).toContainText('Line 3 of the published list was left out');
});

test('a receipt stands on the browser’s own list until it is forgotten there', async ({
  page,
  site,
  javaScriptEnabled,
}) => {
  const slug = await openAction(site);
  await page.goto(`/actions/${slug}/report`);
  await page.locator('input[name^="qty."]').first().fill('1');
  await page.locator('form[method=post] button.go').last().click();
  await expect(page).toHaveURL(/\/receipts\//);
  const receipt = new URL(page.url()).pathname;
  await page.goto('/receipts');
  if (javaScriptEnabled) {
    const link = page.locator(`a[href="${receipt}"]`);
    await expect(link).toBeVisible();
    await page.getByRole('button', { name: 'Forget it here' }).click();
    await expect(link).toHaveCount(0);
    await page.goto(receipt);
    await page.goto('/receipts');
    await expect(page.getByText('This browser keeps no receipt.')).toBeVisible();
  }
  await page.getByLabel('Code or link of a receipt').fill(`${site.url}${receipt}`);
  await page.getByRole('button', { name: 'Open it' }).click();
  await expect(page).toHaveURL(new RegExp(`${receipt}$`));
});
