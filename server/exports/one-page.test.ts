// The numbers as PDF are one page whatever is in them: long names, every country there is, a dozen officials, each paper.
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHANNELS } from '../lib/channels.ts';
import { countryChoices } from '../lib/countries.ts';
import { pathsFor } from '../lib/paths.ts';
import type { Words } from '../platform/web/words.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import type { FoundNumbers } from '../totals/find-numbers.ts';
import { NO_FILTER, type TallyFilter } from '../totals/model.ts';
import { sampleDeadline, sampleNumbers } from '../totals/sample-deadline.ts';
import { numbersDocument } from './numbers-document.ts';

const OFFICIALS = 12;
const COUNTRIES = 200;
const LONG = 'Excelentísima Señora Doctora Maria-Fernanda Quilumbay-Andrade de los Cedros y Montesdeoca';
const BIG = 123_456;

const byChannel = { post: BIG, email: BIG, fax: BIG, phone: BIG, social: BIG, other: BIG };

/** As much of everything as there can be. */
function everything(filter: TallyFilter): FoundNumbers {
  const { action } = sampleDeadline();
  const numbers = {
    ...sampleNumbers(),
    byChannel,
    cells: Array.from({ length: OFFICIALS }, (_, at) => ({
      id: `t${String(at)}`,
      name: `${LONG}, ${LONG} ${String(at)}`,
      byChannel,
      total: BIG * CHANNELS.length,
      started: BIG,
    })),
    byCountry: [
      ...countryChoices('en')
        .slice(0, COUNTRIES)
        .map(({ code }) => ({ country: code, total: BIG })),
      { country: 'other', total: BIG },
      { country: null, total: BIG },
    ],
    byDay: [],
  };
  return {
    action: { ...action, title: `${LONG}: ${LONG}` },
    whole: numbers,
    numbers,
    filter,
    events: [],
  };
}

describe('the numbers as PDF', () => {
  let site: TestApp;
  beforeAll(async () => {
    site = await openTestApp();
  });
  afterAll(() => site.end());

  const wordsIn = (lang: string): Words => ({
    lang,
    t: (key, params) => site.app.strings.text(lang, key, params),
    to: pathsFor(lang, 'en'),
  });
  const asked: [string, TallyFilter][] = [
    ['all', NO_FILTER],
    [
      'a part',
      {
        ...NO_FILTER,
        target: 't1',
        channel: 'post',
        grade: 'reported',
        from: '2026-11-01',
        to: '2026-11-30',
      },
    ],
  ];

  test.for(
    ['en', 'es', 'qps'].flatMap(lang =>
      asked.flatMap(([what, filter]) =>
        (['a4', 'letter'] as const).map(paper => ({ lang, what, filter, paper })),
      ),
    ),
  )('of $what are one page in $lang on $paper', async ({ lang, filter, paper }, { skip }) => {
    const url = `https://actions.example.org/desk/actions/x/numbers?${'target=t1&'.repeat(9)}`;
    const document = numbersDocument(wordsIn(lang), everything(filter), { paper, url });
    const pdf = await site.app.documents.pdf(document);
    const { stdout, error } = spawnSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' });
    if (error) skip('pdfinfo is not on this machine');
    expect(Number(/Pages:\s+(\d+)/.exec(stdout)?.[1])).toBe(1);
  });
});
