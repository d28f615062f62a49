// Everyone can use it: no finding of axe on any page, light and dark, from left and from right; nothing wider than 320 px.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { galleryPages, publicPages } from './pages.ts';
import { expect, test } from './site.ts';
import type { Site } from './site.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// axe is a script of its own; without JavaScript it cannot look.
test.skip(({ javaScriptEnabled }) => !javaScriptEnabled);

// The pseudo-language is in no register of languages, and says so on every page.
const UNREGISTERED = ['html-lang-valid', 'valid-lang'];

async function findings(page: Page, lang: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(TAGS);
  const { violations } = await (lang === 'qps' ? axe.disableRules(UNREGISTERED) : axe).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`),
  );
}

/** What sticks out at the right or left edge, as a person with a magnifier meets it. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter(each => {
        const { left, right } = each.getBoundingClientRect();
        return right > width + 1 || left < -1;
      })
      .slice(0, 4)
      .map(each => `${each.tagName} ${each.className} ${each.textContent.trim().slice(0, 40)}`);
  });

async function everyPage(site: Site): Promise<string[]> {
  return [...(await publicPages(site)), ...(await galleryPages(site))];
}

for (const scheme of ['light', 'dark'] as const) {
  for (const lang of ['en', 'qps']) {
    test(`axe finds nothing, ${scheme}, ${lang}`, async ({ page, site }) => {
      test.setTimeout(240_000);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      for (const address of await everyPage(site)) {
        await page.goto(`${lang === 'en' ? '' : `/${lang}`}${address}`);
        expect.soft(await findings(page, lang), `${address} ${scheme} ${lang}`).toEqual([]);
      }
    });
  }
}

test('no page is wider than 320 px', async ({ page, site }) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of await everyPage(site)) {
    for (const prefix of ['', '/es', '/qps']) {
      await page.goto(`${prefix}${address}`);
      expect.soft(await overflowing(page), `${prefix}${address}`).toEqual([]);
    }
  }
});
