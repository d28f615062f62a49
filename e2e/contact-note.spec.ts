// An e-mail came back: a supporter says so on the public page, a coordinator confirms it, and no page offers it any more.
import { publishFirstAction } from './coordinator.ts';
import { expect, test } from './site.ts';

test.use({ demo: 'off', siteOf: 'contact-note' });

test('from a supporter’s note to a contact point that is offered no more', async ({
  page,
  browser,
  site,
  javaScriptEnabled,
}) => {
  test.slow();
  const { ua, slug } = await publishFirstAction(page, site);

  const supporter = await browser.newPage({ baseURL: site.url, javaScriptEnabled });
  await supporter.goto(`/actions/${slug}`);
  await supporter.getByRole('link', { name: 'Something does not work?' }).first().click();
  const email = ua.targets[0]?.emails[0] ?? '';
  await supporter.getByLabel(email).check();
  await supporter.getByLabel('My letter or e-mail came back').check();
  await supporter.getByLabel('A word more').fill('It said that nobody has this address.');
  await supporter.getByRole('button', { name: 'Send' }).click();
  await expect(supporter.getByRole('status')).toContainText('Thank you');
  expect(await supporter.context().cookies()).toEqual([]);
  await supporter.goto(`/actions/${slug}`);
  await expect(supporter.getByText(email).first()).toBeVisible();

  await page.goto('/desk');
  await page.getByRole('link', { name: '1 note on contact points waits' }).click();
  await expect(page.getByText('It said that nobody has this address.')).toBeVisible();
  await page.getByRole('button', { name: 'Mark dead' }).click();
  await expect(page.getByRole('status')).toContainText('Marked dead');
  await expect(page.getByText('No note waits.')).toBeVisible();

  await supporter.reload();
  await expect(supporter.getByText(email)).toHaveCount(0);
  const json = await (await supporter.request.get(`/api/v1/actions/${slug}`)).text();
  expect(json).not.toContain(email);
});
