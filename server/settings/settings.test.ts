// The settings through the front door: changed, checked, kept, shown to everyone at once.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast, type Cast } from '../testing/cast.ts';
import { currentSettings } from './read-settings.ts';
import { officeFor } from './model.ts';

describe.each(['sqlite', 'postgres'] as const)('settings on %s', database => {
  let site: TestApp;
  let people: Cast;
  beforeEach(async () => {
    site = await openTestApp({ database });
    people = cast(site);
  }, 60_000);
  afterEach(() => site.end());

  test('a form sent as shown changes nothing', async () => {
    const administrator = await people.administrator();
    const before = await currentSettings(site.app);
    const answer = await administrator.submit(await administrator.get('/desk/settings'));
    expect([answer.status, answer.location]).toEqual([303, '/desk/settings?saved']);
    expect(await currentSettings(site.app)).toEqual(before);
    const rows = await site.app.db.query.selectFrom('settings').selectAll().execute();
    expect(rows).toEqual([]);
  });

  test('an administrator changes settings: every page shows it, and the audit trail what was before', async () => {
    const administrator = await people.administrator();
    const page = await administrator.get('/desk/settings');
    const changes = {
      organisationName: 'Río Abierto',
      graceDays: '21',
      'offices.0.country': 'VE',
      'offices.0.name': 'Oficina de Puerto Claro',
      'offices.0.email': 'oficina@example.org',
      'offices.2.country': 'US',
      'offices.2.name': 'Office of the East',
    };
    expect((await administrator.submit(page, changes)).status).toBe(303);
    const settings = await currentSettings(site.app);
    expect(settings).toMatchObject({ organisationName: 'Río Abierto', graceDays: 21, holdSelfAbove: 60 });
    expect(officeFor(settings, 'VE')?.name).toBe('Oficina de Puerto Claro');
    expect(officeFor(settings, 'US')?.name).toBe('Office of the East');
    expect((await site.visitor().get('/')).find('title')).toContain('Río Abierto');
    const trail = await administrator.get('/desk/audit?type=settings');
    expect(trail.findAll('tbody tr')).toHaveLength(1);
    expect(trail.find('tbody tr')).toContain('reports are taken: 14 → 21');

    const emptied = { 'offices.0.country': '', 'offices.0.name': '', 'offices.0.email': '' };
    await administrator.submit(await administrator.get('/desk/settings'), emptied);
    expect((await currentSettings(site.app)).offices.map(office => office.country)).toEqual(['US']);
  });

  test('what is not right is refused at its field, and nothing is changed', async () => {
    const administrator = await people.administrator();
    const page = await administrator.get('/desk/settings');
    const answer = await administrator.submit(page, {
      organisationName: '',
      graceDays: 'two',
      contactEmail: 'nowhere',
      'offices.1.country': 'VE',
      'offices.1.name': '<b>Half</b>',
      'offices.1.url': 'javascript:alert(1)',
    });
    expect(answer.status).toBe(422);
    expect(answer.findAll('.errors li')).toHaveLength(4);
    expect(answer.attribute('[name="offices.0.url"]', 'aria-invalid')).toBe('true');
    expect(answer.attribute('[name="offices.0.name"]', 'value')).toBe('<b>Half</b>');
    expect(answer.attribute('[name="graceDays"]', 'value')).toBe('two');
    expect((await currentSettings(site.app)).organisationName).toBe('Insist');
  });

  test('two offices of one country and an unknown language are refused', async () => {
    const administrator = await people.administrator();
    const page = await administrator.get('/desk/settings');
    const office = { country: 'VE', name: 'One' };
    const twice = await administrator.submit(page, {
      'offices.0.country': office.country,
      'offices.0.name': office.name,
      'offices.1.country': office.country,
      'offices.1.name': office.name,
    });
    expect([twice.status, twice.find('.err')]).toEqual([422, 'This country has an office above already.']);
    const unknown = await administrator.submit(page, { languages: ['en', 'xx'] });
    expect(unknown.status).toBe(422);
  });

  test('more rows can be had without saving', async () => {
    const administrator = await people.administrator();
    const page = await administrator.get('/desk/settings');
    const more = await administrator.submit(page, {
      organisationName: 'Not yet',
      'offices.0.name': 'One',
      more: '1',
    });
    expect(more.status).toBe(200);
    expect(more.attribute('[name="organisationName"]', 'value')).toBe('Not yet');
    expect(more.findAll('.row-one legend')).toHaveLength(4);
    expect((await currentSettings(site.app)).organisationName).toBe('Insist');
  });

  test('the first language loses its prefix and the other gains one', async () => {
    const administrator = await people.administrator();
    const page = await administrator.get('/desk/settings');
    await administrator.submit(page, { firstLanguage: 'es' });
    expect((await currentSettings(site.app)).languages).toEqual(['es', 'en']);
    expect((await site.visitor().get('/')).attribute('html', 'lang')).toBe('es');
    expect((await site.visitor().get('/en/')).attribute('html', 'lang')).toBe('en');
  });
});
