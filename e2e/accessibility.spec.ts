// No finding of axe on any page: each with its sample, in both directions, light and dark, and the demo's own pages.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { becomeFirstCoordinator } from './coordinator.ts';
import { expect, test } from './site.ts';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// axe is a script itself, and the markup is the same without.
test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'looked at with JavaScript');

/** What axe finds on the page, one line a finding: the rule, where, and what it says. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${new URL(page.url()).pathname} ${id} ${node.target.join(' ')}: ${node.html}`),
  );
}

async function gallery(page: Page, lang: string): Promise<string[]> {
  await page.goto('/dev/gallery');
  const links = page.locator(`main a[href^="${lang}/dev/gallery/"]`);
  return links.evaluateAll(all => all.map(link => link.getAttribute('href') ?? ''));
}

async function findingsOn(page: Page, addresses: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    found.push(...(await findings(page)));
  }
  return found;
}

for (const { says, lang, colorScheme } of [
  { says: 'in English, light', lang: '', colorScheme: 'light' },
  { says: 'from right to left, dark', lang: '/qps', colorScheme: 'dark' },
] as const) {
  test(`every page of the gallery ${says}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme });
    const addresses = await gallery(page, lang);
    expect(addresses.length).toBeGreaterThan(10);
    expect(await findingsOn(page, addresses)).toEqual([]);
  });
}

test('the pages of the demo, in both languages', async ({ page, request }) => {
  test.setTimeout(120_000);
  await page.goto('/');
  const [action = ''] = await page
    .locator('ol.acts h2 a, ol.acts h3 a')
    .evaluateAll(all => all.map(link => link.getAttribute('href') ?? ''));
  expect((await request.get(action)).ok()).toBe(true);
  const addresses = [
    '/',
    action,
    `${action}/letter`,
    `${action}/report`,
    `${action}/numbers`,
    '/about',
    '/guide',
  ];
  expect(await findingsOn(page, [...addresses, ...addresses.map(each => `/es${each}`)])).toEqual([]);
});

test('the desk', async ({ page, site }) => {
  test.setTimeout(120_000);
  await becomeFirstCoordinator(page, site);
  const pages = [
    '',
    '/actions',
    '/actions/new',
    '/officials',
    '/officials/new',
    '/reports',
    '/outbox',
    '/settings',
  ];
  const addresses = [...pages, '/people', '/audit', '/password'].map(each => `/desk${each}`);
  expect(await findingsOn(page, addresses)).toEqual([]);
});
