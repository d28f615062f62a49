import { test } from './site.ts';
import { becomeFirstCoordinator, enterOfficial, publishIt, signInAgain, writeAction } from './coordinator.ts';
import { readUa } from './ua.ts';
test.use({ demo: 'off' });
test('desk', async ({ page, site }) => {
  const ua = readUa();
  await becomeFirstCoordinator(page, site);
  await signInAgain(page);
  for (const target of ua.targets) await enterOfficial(page, target);
  await writeAction(page, ua);
  await page.screenshot({ path: '/tmp/jt/editor.png', fullPage: true });
  console.log(await publishIt(page));
});
