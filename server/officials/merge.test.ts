// Doubles and merges: near-equal names are found, two entries become one without a report lost, and part again.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAction } from '../actions/find-action.ts';
import { OPERATOR } from '../audit/model.ts';
import { Conflict, Forbidden, Refused } from '../lib/errors.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast } from '../testing/cast.ts';
import { ambassador, governor, makeAction, makeOfficial } from '../testing/makers.ts';
import { tallyFor } from '../totals/tally.ts';
import { checkPoint } from './check-point.ts';
import { findDoubles, nameWords, namesAlike } from './find-doubles.ts';
import { findOfficial, officialsById, searchOfficials, usesOfOfficial } from './find-officials.ts';
import { pointsSeen } from './find-points.ts';
import { changeOfficial } from './keep-official.ts';
import { keepApart, mergeOfficials, separateOfficials } from './merge-officials.ts';

const EMAIL = 'email:despacho@rioseco.example.org';
const twin = { ...governor, name: 'Ignácio Belmonte R.', emails: ['otro@rioseco.example.org'], notes: 'New' };

describe('near-equal names', () => {
  const alike = (one: string, other: string): number => namesAlike(nameWords(one), nameWords(other));

  test('marks, capitals, order and titles make no difference', () => {
    expect(nameWords('H.E. Dr. Teresa Oliva-Marín')).toEqual(['teresa', 'oliva', 'marin']);
    expect(alike('OLIVA MARIN, Teresa', 'S.E. Sra. Teresa Oliva Marín')).toBe(1);
    expect(nameWords('Sr.')).toEqual(['sr']);
    expect(nameWords('عبد الله')).toHaveLength(2);
  });

  test.each([
    ['Ignacio Belmonte Rojas', 'Ignazio Belmonte Rojas', true],
    ['Ignacio Belmonte Rojas', 'Ignacio Belmonte', true],
    ['Yevhen Marchuk', 'Evhen Marchuk', true],
    ['Ignacio Belmonte Rojas', 'Ignacio Salcedo Rojas', false],
    ['Ana Ruiz', 'Eva Díaz', false],
    ['Ignacio', 'Ignacio Belmonte', false],
  ])('%s and %s', (one, other, near) => {
    expect([alike(one, other) >= 0.8, alike(one, other) === alike(other, one)]).toEqual([near, true]);
  });
});

describe.each(['sqlite', 'postgres'] as const)('merging on %s', database => {
  let site: TestApp;
  beforeEach(async () => {
    site = await openTestApp({ database });
  });
  afterEach(() => site.end());
  const query = () => site.app.db.query;

  test('doubles are offered until a person says they are two', async () => {
    const one = await makeOfficial(site.app, governor);
    const other = await makeOfficial(site.app, twin);
    await makeOfficial(site.app, ambassador);
    await makeOfficial(site.app, {
      ...ambassador,
      country: 'CL',
      emails: [],
      phones: [],
      faxes: [],
      addressLines: [],
    });
    const found = await findDoubles(query());
    expect(found.map(pair => [pair.one.id, pair.other.id, pair.shared.length])).toEqual([[one, other, 3]]);
    await keepApart(site.app, OPERATOR, other, one);
    expect(await findDoubles(query())).toEqual([]);
    const bare = { ...governor, phones: [], emails: [], addressLines: [], handles: [], country: 'BO' };
    await makeOfficial(site.app, { ...bare, name: 'Governor of Río Seco', title: null });
    await makeOfficial(site.app, { ...bare, name: null, title: 'Governor of Rio Seco' });
    expect((await findDoubles(query())).map(pair => pair.alike)).toEqual([1]);
  });

  test('a merge keeps targets and reports, joins histories, leads the old address on, and can be undone', async () => {
    const { slug } = await makeAction(site.app);
    const lines = [{ target: 't1', channel: 'post', quantity: 3 }];
    const report = { lines };
    await site.visitor().api('POST', `/api/v1/actions/${slug}/reports`, report, { 'idempotency-key': 'one' });
    const before = await findAction(site.app, slug);
    const otherId = before.targets[0]?.officialId ?? '';
    const keepId = await makeOfficial(site.app, twin);
    await checkPoint(site.app, OPERATOR, otherId, EMAIL, { state: 'dead', reason: 'It came back' });
    const details = { ...twin, emails: [...twin.emails, ...governor.emails] };
    const merge = { keepId, otherId, keepVersion: 1, otherVersion: 1, details };
    await mergeOfficials(site.app, OPERATOR, merge);

    const after = await findAction(site.app, slug);
    expect(after.targets[0]).toMatchObject({
      id: 't1',
      officialId: otherId,
      name: twin.name,
      emails: twin.emails,
    });
    expect((await tallyFor(site.app, after)).byTarget).toMatchObject([{ id: 't1', total: 3 }, { id: 't2' }]);
    expect((await officialsById(query(), [otherId])).get(otherId)?.id).toBe(keepId);
    expect((await searchOfficials(query(), { words: ['belmonte'] })).map(each => each.id)).toEqual([keepId]);
    expect((await usesOfOfficial(query(), keepId)).map(use => use.title)).toEqual([before.title]);
    const { points } = await pointsSeen(query(), await findOfficial(query(), keepId));
    expect(points.find(point => point.key === EMAIL)).toMatchObject({ usable: false, state: 'dead' });
    // The editor still has the target's official chosen: saving it unchanged must not lose it.
    const author = await cast(site).author();
    const editor = await author.get(`/desk/actions/${before.id}/edit`);
    expect(new Map(editor.formFields('#form')).get('targets.0.officialId')).toBe(otherId);
    await expect(changeOfficial(site.app, OPERATOR, otherId, 1, governor)).rejects.toThrow(Conflict);
    await expect(mergeOfficials(site.app, OPERATOR, { ...merge, keepVersion: 2 })).rejects.toThrow(Conflict);

    expect(await separateOfficials(site.app, OPERATOR, otherId)).toBe(true);
    expect(await findOfficial(query(), keepId)).toMatchObject({ ...twin, deadPoints: [] });
    expect((await findAction(site.app, slug)).targets[0]).toMatchObject({ name: governor.name, emails: [] });
    await expect(separateOfficials(site.app, OPERATOR, otherId)).rejects.toThrow(Conflict);
  });

  test('what was changed after a merge is not thrown away by a separation', async () => {
    const keepId = await makeOfficial(site.app, twin);
    const otherId = await makeOfficial(site.app, governor);
    const merge = { keepId, otherId, keepVersion: 1, otherVersion: 1, details: governor };
    await mergeOfficials(site.app, OPERATOR, merge);
    await changeOfficial(site.app, OPERATOR, keepId, 2, { ...governor, notes: 'Typed later' });
    expect(await separateOfficials(site.app, OPERATOR, otherId)).toBe(false);
    expect((await findOfficial(query(), keepId)).notes).toBe('Typed later');
  });

  test('entries merged one after the other all lead to the last; who may not write may not merge', async () => {
    const [a, b, c] = [
      await makeOfficial(site.app, governor),
      await makeOfficial(site.app, twin),
      await makeOfficial(site.app, ambassador),
    ];
    const versions = { keepVersion: 1, otherVersion: 1 };
    const same = { keepId: a, otherId: a, ...versions, details: governor };
    await expect(mergeOfficials(site.app, OPERATOR, same)).rejects.toThrow(Refused);
    await mergeOfficials(site.app, OPERATOR, { keepId: b, otherId: a, ...versions, details: twin });
    const last = { keepId: c, otherId: b, keepVersion: 1, otherVersion: 2, details: ambassador };
    await mergeOfficials(site.app, OPERATOR, last);
    expect((await officialsById(query(), [a, b])).get(a)?.id).toBe(c);
    const reader = { id: 'r', name: 'Reader', role: 'tally-reader' };
    await expect(separateOfficials(site.app, reader, a)).rejects.toThrow(Forbidden);
  });
});

describe('merging on the desk', () => {
  let site: TestApp;
  beforeEach(async () => {
    site = await openTestApp();
  });
  afterEach(() => site.end());

  test('from the doubles by way of the comparison to one entry and back', async () => {
    const keep = await makeOfficial(site.app, governor);
    const other = await makeOfficial(site.app, twin);
    const author = await cast(site).author();
    const doubles = await author.get('/desk/officials/doubles');
    expect(doubles.findAll('tbody .name')).toEqual([governor.name, twin.name]);
    const page = await author.get(doubles.attribute('tbody a.btn', 'href') ?? '');
    const fields = new Map(page.formFields());
    expect([fields.get('pick.name'), fields.get('pick.emails'), fields.has('pick.phones')]).toEqual([
      'keep',
      'both',
      false,
    ]);
    expect(page.findAll('.confirm li')[0]).toContain(twin.name);
    const done = await author.submit(page, { 'pick.name': 'other' });
    expect(done.location).toBe(`/desk/officials/${keep}?merged=1`);
    expect(await findOfficial(site.app.db.query, keep)).toMatchObject({
      name: twin.name,
      emails: [...governor.emails, ...twin.emails],
      notes: 'New',
    });
    expect((await author.get(`/desk/officials/${other}`)).location).toBe(`/desk/officials/${keep}`);
    // A page that was open before the merge: told, not done twice.
    expect((await author.submit(page)).status).toBeGreaterThanOrEqual(404);
    const kept = await author.follow(done);
    const parted = await author.submit(kept, {}, `form[action="/desk/officials/${other}/separation"]`);
    expect(parted.location).toBe(`/desk/officials/${other}?separated=whole`);
    expect((await author.get(`/desk/officials/merge?keep=${keep}`)).findAll('select option')).toHaveLength(1);
    expect((await author.get(`/desk/officials/merge?keep=${keep}&other=nobody`)).status).toBe(404);
    const apart = await author.submit(await author.get('/desk/officials/doubles'));
    expect((await author.follow(apart)).find('.empty')).not.toBeNull();
  });
});
