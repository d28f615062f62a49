// What a public page costs and whom it asks: under 100 kB, eight requests at most, nobody else, no cookie, no complaint.
import { publicPages } from './pages.ts';
import { expect, test } from './site.ts';

test('the first load of each public page is light, asks nobody else and leaves nothing', async ({
  browser,
  site,
  javaScriptEnabled,
}) => {
  test.setTimeout(120_000);
  for (const address of await publicPages(site)) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    const asked: string[] = [];
    const said: string[] = [];
    let bytes = 0;
    page.on('request', request => asked.push(request.url()));
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text());
    });
    page.on('pageerror', error => said.push(String(error)));
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(`${site.url}${address}`, { waitUntil: 'networkidle' });
    const own = asked.filter(url => url.startsWith(`${site.url}/`) || url.startsWith('data:'));
    expect.soft(asked, address).toEqual(own);
    expect
      .soft(own.filter(url => !url.startsWith('data:')).length, `${address}: requests`)
      .toBeLessThanOrEqual(8);
    expect.soft(bytes, `${address}: bytes`).toBeGreaterThan(1000);
    expect.soft(bytes, `${address}: bytes`).toBeLessThan(100_000);
    expect.soft(await context.cookies(), address).toEqual([]);
    expect.soft(said, address).toEqual([]);
    await context.close();
  }
});
