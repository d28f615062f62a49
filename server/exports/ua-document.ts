// The full UA as a printed document: what a group hangs on a board. Its sample letters follow on pages of their own.
import { updateInWords, type News } from '../actions/describe-news.ts';
import { lettersTaken, type PublishedAction, type SampleLetter } from '../actions/model.ts';
import type { InLanguage } from '../actions/in-language.ts';
import type { TextName } from '../actions/model.ts';
import { countryName } from '../lib/countries.ts';
import { dayIn, dayInWords } from '../lib/dates.ts';
import { directionOf, joinList, languageName } from '../lib/languages.ts';
import { paragraphs } from '../letters/runs.ts';
import { shownBody, shownGreeting, shownSignOff } from '../letters/show-sample.ts';
import type { Block, PrintDocument, Run, Section } from '../platform/documents/document.ts';
import { markdownBlocks } from '../platform/documents/markdown.ts';
import type { Params } from '../platform/strings/strings.ts';
import type { Settings } from '../settings/model.ts';
import { targetBlocks } from './print-targets.ts';

/** An action with its texts in the language that was asked for. */
type Shown = InLanguage<PublishedAction>;

export type UaImage = { bytes: Uint8Array; mime: 'image/png' | 'image/jpeg' };

/** What the document is made with besides the action: the page's language and words, the site, the image's bytes. */
export type UaAround = {
  lang: string;
  t: (key: string, params?: Params) => string;
  settings: Pick<Settings, 'organisationName' | 'contactEmail' | 'paper'>;
  /** Absolute addresses of the action's page and of its report form. */
  pageUrl: string;
  reportUrl: string;
  image: UaImage | null;
  /** What is new in this version, at the top. */
  news: News | null;
};

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
const set = (runs: Run[]): Block => ({ kind: 'paragraph', runs });
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });
const strong = (text: string): Block => ({ kind: 'paragraph', runs: [{ text, bold: true }] });
const points = (items: readonly string[]): Block => ({
  kind: 'list',
  ordered: false,
  items: items.map((text): Run[] => [{ text }]),
});

/** `UA 47/26 · AMR 53/5633/2026 · Venezuela`. */
function idLine(action: PublishedAction, { lang }: UaAround): string {
  const number = action.number === null ? null : `UA ${action.number}`;
  return [number, action.index, countryName(action.country, lang)].filter(Boolean).join(' · ');
}

function people(action: PublishedAction): string[] {
  return action.people.map(({ name, pronouns }) => (pronouns ? `${name} (${pronouns})` : name));
}

function banner(action: PublishedAction, { lang, t }: UaAround): Block {
  const label = [t('action.ua'), updateInWords({ t, lang }, action)].filter(Boolean).join(' · ');
  if (action.stop) {
    const stopped = dayInWords(dayIn(action.timeZone, new Date(action.stop.at)), lang);
    return { kind: 'banner', label, value: t('exports.stoppedOn', { day: stopped }), tone: 'signal' };
  }
  const day = dayInWords(action.deadline, lang);
  return action.status === 'open'
    ? { kind: 'banner', label, value: t('exports.actUntil', { day }), tone: 'signal' }
    : { kind: 'banner', label, value: t('exports.endedOn', { day }), tone: 'quiet' };
}

/** What became of it, and why nobody should write: before everything else. */
function notices(action: PublishedAction, { t, lang, news }: UaAround): Block[] {
  const own = (...blocks: Block[]): Block[] => inWords(action.lang, lang, blocks);
  const blocks: Block[] = [];
  if (action.stop) blocks.push(strong(t('exports.stopNotice')), ...own(paragraph(action.stop.reason)));
  else if (!lettersTaken(action)) blocks.push(strong(t('exports.closedNotice')));
  if (action.outcome) {
    blocks.push(heading(2, t(`outcome.${action.outcome.kind}`)));
    blocks.push(...own(...paragraphs(action.outcome.text).map(set)));
  }
  if (news && !action.stop) {
    blocks.push(heading(2, `${t('action.whatIsNew')} · ${news.day}`));
    if (news.said !== null) blocks.push(...paragraphs(news.said).map(set));
    if (news.text !== '') blocks.push(...own(...paragraphs(news.text).map(set)));
  }
  return blocks;
}

/** "Address them in Spanish. You may also write in your own language." */
function languageWords(action: PublishedAction, { lang, t }: UaAround): string {
  const preferred = action.preferredLanguages.map(code => languageName(code, lang));
  return [
    preferred.length > 0 ? t('exports.preferred', { languages: joinList(preferred, lang) }) : '',
    action.ownLanguageAllowed ? t('action.ownLanguage') : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function howTo(action: Shown, around: UaAround): Block[] {
  const asked = action.demands.length > 0 ? [points(action.demands)] : [];
  const demands = inWords(action.textLangs.demands, around.lang, asked);
  const { t, lang } = around;
  const day = dayInWords(action.deadline, lang);
  const bold = (text: string): Run => ({ text, bold: true });
  const steps: Run[][] = [
    [bold(t('exports.step.write')), { text: ` ${t('exports.step.writeHow')}` }],
    [
      bold(action.status === 'open' ? t('exports.step.send', { day }) : t('exports.step.sendNow')),
      { text: ` ${t(action.status === 'open' ? 'exports.step.sendHow' : 'exports.step.sendLate')}` },
    ],
    [bold(t('exports.step.report')), { text: ` ${t('exports.step.reportHow')}\n${around.reportUrl}` }],
  ];
  const languages = languageWords(action, around);
  return [
    heading(2, t('exports.whatToDo')),
    { kind: 'list', ordered: true, items: steps },
    ...(demands.length > 0 ? [heading(3, t('exports.askFor')), ...demands] : []),
    ...(languages === '' ? [] : [heading(3, t('exports.language')), paragraph(languages)]),
  ];
}

function afterDeadline(action: PublishedAction, around: UaAround): Block[] {
  const { t, lang, settings } = around;
  const day = dayInWords(action.deadline, lang);
  const office =
    action.afterDeadline === 'ask-office' && settings.contactEmail !== ''
      ? ` ${t('exports.askAt', { email: settings.contactEmail })}`
      : '';
  return [
    heading(2, t('action.afterTitle', { day })),
    paragraph(`${t(`action.afterText.${action.afterDeadline}`)}${office}`),
  ];
}

function letterBlocks(action: PublishedAction, sample: SampleLetter, around: UaAround): Block[] {
  const { t, lang } = around;
  const slot = (key: string): string => `[${t(key)}]`;
  const fit = action.targets.filter(target => sample.targets?.includes(target.id));
  const names = fit.map(target => target.name ?? target.title ?? '');
  const title = t('exports.sampleIn', { language: languageName(sample.lang, lang) });
  const inLetter = (block: Block): Block => ({ ...block, lang: sample.lang, face: 'letter' });
  return [
    heading(2, title),
    ...(names.length > 0 ? [paragraph(t('exports.sampleFor', { names: joinList(names, lang) }))] : []),
    ...[
      { kind: 'salutation', text: shownGreeting(action, sample) ?? slot('sample.greeting') } satisfies Block,
      ...paragraphs(shownBody(action, sample, slot)).map(set),
      { kind: 'signOff', text: shownSignOff(sample), name: slot('sample.name') } satisfies Block,
    ].map(inLetter),
  ];
}

function pictureOf(action: PublishedAction, image: UaImage | null): Block[] {
  if (!action.image || !image) return [];
  return [{ kind: 'image', ...image, alt: action.image.alt, credit: action.image.credit || null }];
}

/** The action's own words: marked with their language where it is not the sheet's. */
function inWords(own: string, lang: string, blocks: readonly Block[]): Block[] {
  return own === lang ? [...blocks] : blocks.map(block => ({ ...block, lang: own }));
}

/** Who translated the texts, and what the reader should know of it. */
function credits(action: Shown, { t, lang }: UaAround): Block[] {
  const { credit } = action;
  if (credit === null) return [];
  const said = [
    `${t('reading.translatedBy', { name: credit.translator })}.`,
    credit.older ? t('reading.older') : '',
    credit.incomplete ? t('reading.incomplete') : '',
  ];
  return [
    heading(2, t('reading.translation', { language: languageName(credit.lang, lang) })),
    paragraph(said.filter(Boolean).join(' ')),
  ];
}

function sheet(action: Shown, around: UaAround): Section {
  const { t, lang } = around;
  const own = (name: TextName, ...blocks: Block[]): Block[] => inWords(action.textLangs[name], lang, blocks);
  const writing = lettersTaken(action);
  const named = people(action);
  const blocks: Block[] = [
    banner(action, around),
    ...own('title', heading(1, action.title)),
    strong(idLine(action, around)),
    ...notices(action, around),
    // On the first page: of a sheet on a board nobody sees the others.
    {
      kind: 'qr',
      text: around.pageUrl,
      caption: `${t(writing ? 'exports.scanToWrite' : 'exports.scan')}\n${around.pageUrl}`,
      size: 'small',
    },
    ...own('imageAlt', ...pictureOf(action, around.image)),
    ...own('summary', ...paragraphs(action.summary).map(set)),
    ...(writing ? howTo(action, around) : []),
    ...(writing ? [heading(2, t('action.whom'))] : []),
    ...(writing ? action.targets.flatMap(target => targetBlocks(target, action, around)) : []),
    ...(writing ? samples(action).flatMap(sample => letterBlocks(action, sample, around)) : []),
    ...(action.background === '' ? [] : [heading(2, t('action.background'))]),
    ...own('background', ...markdownBlocks(action.background, 2)),
    ...(named.length > 0 ? [heading(2, t('exports.people')), points(named)] : []),
    ...own('pronounsNote', ...(action.pronounsNote === null ? [] : [paragraph(action.pronounsNote)])),
    ...(action.stop ? [] : afterDeadline(action, around)),
    ...credits(action, around),
    { kind: 'footer', text: [around.settings.organisationName, idLine(action, around)].join(' · ') },
  ];
  return { lang, dir: directionOf(lang), style: 'sheet', envelope: 'none', blocks };
}

/** The samples as the letter form offers them: preferred languages first. */
function samples(action: PublishedAction): SampleLetter[] {
  const rank = (lang: string): number => {
    const at = action.preferredLanguages.indexOf(lang);
    return at < 0 ? action.preferredLanguages.length : at;
  };
  return [...action.letters].sort((one, other) => rank(one.lang) - rank(other.lang));
}

/** The full UA of an action as it stands now. A stopped one carries its notice and nothing to write with. */
export function uaDocument(action: Shown, around: UaAround): PrintDocument {
  return {
    lang: around.lang,
    title: action.title,
    author: around.settings.organisationName,
    paper: around.settings.paper,
    sections: [sheet(action, around)],
  };
}
