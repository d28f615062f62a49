// A supporter who has only a keyboard: Tab, Space, Enter and typing lead from the action to a counted report.
import type { Page } from '@playwright/test';
import { openAction } from './pages.ts';
import { expect, test } from './site.ts';
import { totalOn } from './supporter.ts';

/** What has the focus, as `name=value` of a field, or where a link or button leads. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const now = document.activeElement;
    if (now === null || now === document.body) return '';
    const name = now.getAttribute('name');
    const value = now.getAttribute('value');
    if (name !== null && now.tagName !== 'BUTTON')
      return `${name}=${now.getAttribute('type') === 'text' ? '' : (value ?? '')}`;
    return (
      now.getAttribute('href') ?? now.getAttribute('formaction') ?? `${now.tagName} ${now.className}`.trim()
    );
  });

/** Tabs on until something that matches has the focus; fails where Tab never comes to it. */
async function tabTo(page: Page, sought: RegExp): Promise<void> {
  const met: string[] = [];
  for (let pressed = 0; pressed < 150; pressed += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (sought.test(now)) {
      expect(await outlined(page), `${now} shows that it has the focus`).toBe(true);
      return;
    }
    met.push(now);
  }
  throw new Error(`Tab does not come to ${String(sought)}, only to: ${met.join(' | ')}`);
}

const outlined = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    if (document.activeElement === null) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });

test('read, write, report: with the keyboard alone', async ({ page, site }) => {
  test.slow();
  const slug = await openAction(site);
  await page.goto(`/actions/${slug}`);
  const before = await totalOn(page);
  await tabTo(page, /^#main$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /\/letter$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/letter$/);

  await tabTo(page, /^name=/);
  await page.keyboard.type('Ottilie Brandvold');
  await tabTo(page, /^body=/);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('In my own words, typed with a keyboard. ');
  await tabTo(page, /^BUTTON btn go/);
  await page.keyboard.press('Enter');
  await expect(page.locator('#sheet')).toContainText('In my own words, typed with a keyboard.');
  await tabTo(page, /\/report/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/report/);

  await tabTo(page, /^qty\./);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/receipts\//);
  expect(await totalOn(page)).toBe(before + 2);

  await tabTo(page, /^SUMMARY/);
  await tabTo(page, /^SUMMARY/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^BUTTON/);
  await page.keyboard.press('Enter');
  await expect(page.locator('form[action$="/withdrawal"]')).toHaveCount(0);
  await page.goto(`/actions/${slug}`);
  expect(await totalOn(page)).toBe(before);
});
