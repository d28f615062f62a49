// An action's numbers as a sheet of paper: exactly what the desk's page shows, cut to one page.
import { aboutAction, standsInWords } from '../actions/postmark.ts';
import { CHANNELS, GRADES } from '../lib/channels.ts';
import { dayInWords, instantInWords } from '../lib/dates.ts';
import { directionOf, writeNumber } from '../lib/languages.ts';
import type { Block, Paper, PrintDocument } from '../platform/documents/document.ts';
import type { Words } from '../platform/web/words.ts';
import { countryWords } from '../totals/draw-numbers.ts';
import { filterWords, heldWords, startedWords } from '../totals/filter-words.ts';
import type { Deadline } from '../totals/find-deadlines.ts';
import type { FoundNumbers } from '../totals/find-numbers.ts';
import { FEWEST_REPORTS_NAMED, isFiltered, type Numbers } from '../totals/model.ts';

/** Lines that the officials and the countries have between them, so that all of it stands on one page. */
const LINES = 18;
const LINES_OF_OFFICIALS = 12;
const MOST_COUNTRIES = 10;
/** Letters of an official's name that stand in one line of their table, and of any text that is cut. */
const LETTERS_IN_LINE = 26;
const LONGEST_NAME = 2 * LETTERS_IN_LINE;
const LONGEST_TITLE = 64;

type Sum = { name: string; total: number };

/** Cut at a word where there is one. */
function brief(words: string, most: number): string {
  const letters = [...words];
  if (letters.length <= most) return words;
  const cut = letters.slice(0, most - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > most / 2 ? space : undefined)}…`;
}

/** The first rows, and the rest of them as one. */
function cut(rows: readonly Sum[], most: number, rest: (count: number) => string): Sum[] {
  if (rows.length <= most) return [...rows];
  const behind = rows.slice(most - 1);
  const total = behind.reduce((sum, row) => sum + row.total, 0);
  return [...rows.slice(0, most - 1), { name: rest(behind.length), total }];
}

type Cell = Numbers['cells'][number];

const nameOf = (cell: Cell): string => brief(cell.name ?? cell.id, LONGEST_NAME);
const linesOf = (cell: Cell): number => Math.ceil(nameOf(cell).length / LETTERS_IN_LINE);

/** The same, with the names of the officials as the sheet has them. */
const namedBriefly = ({ filter, whole }: FoundNumbers): Pick<FoundNumbers, 'filter' | 'whole'> => ({
  filter,
  whole: { ...whole, cells: whole.cells.map(cell => ({ ...cell, name: nameOf(cell) })) },
});

/** Officials for whom there are lines; for those behind them one line more. */
function officialsThatFit(cells: readonly Cell[]): { shown: Cell[]; lines: number } {
  const shown: Cell[] = [];
  let lines = 1;
  for (const cell of cells) {
    if (lines + linesOf(cell) > LINES_OF_OFFICIALS) break;
    lines += linesOf(cell);
    shown.push(cell);
  }
  return { shown, lines };
}

function tableOf(words: Words, caption: string, of: string, rows: readonly Sum[], total: number): Block {
  const count = (number: number): string => writeNumber(number, words.lang);
  return {
    kind: 'table',
    caption,
    head: [of, words.t('receipt.letters')],
    rows: rows.map(row => [row.name, count(row.total)]),
    sums: [words.t('numbers.sum'), count(total)],
  };
}

/** How sure it is, in one row. */
function gradesTable({ t, lang }: Words, numbers: Numbers): Block {
  const count = (number: number): string => writeNumber(number, lang);
  return {
    kind: 'table',
    caption: '',
    head: [t('numbers.sure'), ...GRADES.map(grade => t(`grade.${grade}`)), t('numbers.sum')],
    rows: [
      [t('receipt.letters'), ...GRADES.map(grade => count(numbers.byGrade[grade])), count(numbers.total)],
    ],
    sums: null,
  };
}

/** To whom by which way, as on the desk; ways that nobody took are left out. */
function waysTable(words: Words, { numbers }: FoundNumbers): Block {
  const { t, lang } = words;
  const count = (number: number): string => writeNumber(number, lang);
  const used = CHANNELS.filter(channel => numbers.byChannel[channel] > 0);
  const { shown } = officialsThatFit(numbers.cells);
  const behind = numbers.cells.slice(shown.length);
  const sumBehind = (of: (cell: Cell) => number): number => behind.reduce((sum, cell) => sum + of(cell), 0);
  const rest = [
    t('numbers.more', { n: behind.length }),
    ...used.map(channel => count(sumBehind(cell => cell.byChannel[channel]))),
    count(sumBehind(cell => cell.total)),
  ];
  return {
    kind: 'table',
    caption: t('numbers.whom'),
    head: [t('receipt.official'), ...used.map(channel => t(`channel.${channel}`)), t('numbers.sum')],
    rows: [
      ...shown.map(cell => [
        nameOf(cell),
        ...used.map(channel => count(cell.byChannel[channel])),
        count(cell.total),
      ]),
      ...(behind.length === 0 ? [] : [rest]),
    ],
    sums: [t('numbers.sum'), ...used.map(channel => count(numbers.byChannel[channel])), count(numbers.total)],
  };
}

function tablesOf(words: Words, found: FoundNumbers): Block[] {
  const { t } = words;
  const { numbers, filter } = found;
  const countries = numbers.byCountry.map(each => ({
    name: countryWords(words, each.country),
    total: each.total,
  }));
  // What is shown alone is said in three lines above.
  const lines = isFiltered(filter) ? LINES - 3 : LINES;
  const left = lines - officialsThatFit(numbers.cells).lines;
  const shown = cut(countries, Math.min(MOST_COUNTRIES, left), n => t('numbers.more', { n }));
  return [
    gradesTable(words, numbers),
    waysTable(words, found),
    ...(filter.country !== null || countries.length === 0
      ? []
      : [tableOf(words, t('numbers.from'), t('numbers.country'), shown, numbers.total)]),
  ];
}

const text = (words: string): Block => ({ kind: 'paragraph', runs: [{ text: words }] });

function sheet(words: Words, given: { title: string; paper: Paper; blocks: Block[] }): PrintDocument {
  const { lang } = words;
  const { title, paper, blocks } = given;
  const section = {
    lang,
    dir: directionOf(lang),
    style: 'sheet' as const,
    envelope: 'none' as const,
    blocks,
  };
  return { lang, title, paper, sections: [section] };
}

/** The numbers page as a document; `url` is where it can be seen again. */
export function numbersDocument(
  words: Words,
  found: FoundNumbers,
  given: { paper: Paper; url: string },
): PrintDocument {
  const { t, lang } = words;
  const { action, numbers, filter } = found;
  const when = instantInWords(numbers.asOf, lang, action.timeZone, { named: true });
  const deadline = { label: t('desk.ends'), value: dayInWords(action.deadline, lang) };
  const shown = isFiltered(filter)
    ? [{ label: t('numbers.shown'), value: filterWords(words, namedBriefly(found)) }]
    : [];
  const title = t('numbers.title', { title: brief(action.title, LONGEST_TITLE) });
  const blocks: Block[] = [
    { kind: 'banner', label: aboutAction(action, lang), value: t('stamp.asOf', { when }), tone: 'quiet' },
    { kind: 'heading', level: 1, text: title },
    { kind: 'facts', rows: [deadline, ...shown] },
    ...tablesOf(words, found),
    text(
      [startedWords(words, found), heldWords(words, found), t('numbers.fewest', { n: FEWEST_REPORTS_NAMED })]
        .filter(said => said !== '')
        .join(' '),
    ),
    { kind: 'footer', text: given.url },
  ];
  return sheet(words, { title, paper: given.paper, blocks });
}

/** The list of deadlines as a document. */
export function deadlinesDocument(
  words: Words,
  deadlines: readonly Deadline[],
  given: { paper: Paper; now: Date; asOf: string },
): PrintDocument {
  const { t, lang } = words;
  const count = (number: number): string => writeNumber(number, lang);
  const title = t('deadlines.title');
  const rows = deadlines.map(({ action, numbers, newest }) => [
    `${action.title} (${aboutAction(action, lang)})`,
    `${dayInWords(action.deadline, lang, 'short')}, ${standsInWords(words, action, given.now)}`,
    count(numbers.byGrade.sent + numbers.byGrade.confirmed),
    count(numbers.byGrade.reported),
    count(numbers.byGrade.group),
    count(numbers.total),
    count(newest.today),
    count(newest.yesterday),
    count(numbers.started),
    count(numbers.held),
  ]);
  const head = [
    t('desk.action'),
    t('desk.ends'),
    t('desk.sure'),
    t('desk.reported'),
    t('desk.groups'),
    t('desk.all'),
    t('deadlines.today'),
    t('deadlines.dayBefore'),
    t('numbers.begun'),
    t('deadlines.held'),
  ];
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: title },
    text(t('deadlines.lead', { when: given.asOf })),
    ...(rows.length === 0
      ? [text(t('deadlines.none'))]
      : [{ kind: 'table' as const, caption: title, head, rows, sums: null }]),
    text(t('deadlines.says')),
  ];
  return sheet(words, { title, paper: given.paper, blocks });
}
