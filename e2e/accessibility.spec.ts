// Everyone can use it: no finding of axe on any page, light and dark, from left and from right; nothing wider than 320 px.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { galleryPages, publicPages } from './pages.ts';
import { expect, test } from './site.ts';
import type { Site } from './site.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The pseudo-language stands for right-to-left ones; that nobody has registered its name is no fault of a page. */
const NAME_OF_PSEUDO = ['html-lang-valid', 'valid-lang'];

/**
 * axe in the page itself: a page has no frames to gather from, and the other way opens a second page for every look.
 * Of what passes nothing is written down.
 */
const axeOn = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();

async function findings(page: Page, lang: string): Promise<string[]> {
  const look = axeOn(page).withTags(TAGS);
  if (lang === 'qps') look.disableRules(NAME_OF_PSEUDO);
  return inWords(await look.analyze());
}

/** In the other scheme only the colours differ. */
const findingsOfColour = async (page: Page): Promise<string[]> =>
  inWords(await axeOn(page).withRules(['color-contrast', 'link-in-text-block']).analyze());

const inWords = ({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>): string[] =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`),
  );

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

/** Leaves three choices to each list: axe would look at every country, zone and language of every row alike. */
const shortenLists = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const list of document.querySelectorAll('select')) {
      while (list.options.length > 3) list.remove(3);
    }
  });

async function everyPage(site: Site): Promise<string[]> {
  return [...(await publicPages(site)), ...(await galleryPages(site))];
}

// Each test on whichever browser is free: together they take longer than all the journeys.
test.describe.configure({ mode: 'parallel' });

const looked = ['en', 'qps'].flatMap(lang => [
  { lang, which: 'public', pages: publicPages },
  { lang, which: 'gallery', pages: galleryPages },
]);

for (const { lang, which, pages } of looked) {
  test(`axe finds nothing in light and dark, ${which}, ${lang}`, async ({ page, site }) => {
    test.setTimeout(240_000);
    for (const address of await pages(site)) {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await page.goto(`${lang === 'en' ? '' : `/${lang}`}${address}`);
      await shortenLists(page);
      expect.soft(await findings(page, lang), `${address} ${lang}, light`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await findingsOfColour(page), `${address} ${lang}, dark`).toEqual([]);
    }
  });
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
