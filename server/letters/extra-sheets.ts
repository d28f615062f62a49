// The sheets that go with a letter: the supporter's slip, the fax's cover, the sheet for a call.
import type { PublishedAction } from '../actions/model.ts';
import { dayInWords } from '../lib/dates.ts';
import { directionOf, joinList, localeOf } from '../lib/languages.ts';
import type { Block, Section } from '../platform/documents/document.ts';
import type { Visit } from '../platform/web/visit.ts';
import { callScript, namesToSay, officeHoursInWords, officeTime } from './call-script.ts';
import { addresseeLines, senderLines } from './compose.ts';
import { channelsInShort, labelOf } from './model.ts';
import { faxLabels } from './phrases.ts';
import { slipSection } from './slip.ts';
import type { WrittenLetter } from './write-letters.ts';

/** What is printed: the letter, with its cover to fax, or the sheet to call with. */
export type Sheet = 'letter' | 'fax' | 'phone';

export type Reader = Pick<Visit, 't' | 'lang' | 'to'>;

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });

/** The address of the report form with these letters filled in. */
export function reportPath(
  reader: Pick<Visit, 'to'>,
  action: Pick<PublishedAction, 'slug' | 'version'>,
  letters: readonly WrittenLetter[],
): string {
  const [first] = letters;
  return reader.to.report(action.slug, {
    target: letters.map(each => each.target.id),
    channel: channelsInShort(letters.map(each => each.channel)),
    ...(first ? { lang: first.letter.lang } : {}),
    v: action.version,
  });
}

/** "Keep this": what it was, what to do next, and the way to the report form. */
export function slipFor(
  reader: Reader,
  action: PublishedAction,
  letters: readonly WrittenLetter[],
  given: { publicUrl: string; sheet: Sheet },
): Section {
  const { t, lang } = reader;
  const facts = [
    { label: t('letter.slip.action'), value: action.title },
    { label: t('letter.slip.number'), value: action.number === null ? '' : `UA ${action.number}` },
    { label: t('letter.slip.version'), value: String(action.version) },
    {
      label: t('letter.slip.to'),
      value: joinList(
        letters.map(each => labelOf(each.target)),
        lang,
      ),
    },
    { label: t('letter.slip.deadline'), value: dayInWords(action.deadline, lang) },
  ];
  return slipSection({
    lang: localeOf(reader.lang),
    title: t('letter.slip.title'),
    facts: facts.filter(fact => fact.value !== ''),
    nextTitle: t('letter.slip.nextTitle'),
    next: [
      t('letter.slip.check'),
      t(`letter.slip.${given.sheet}`, { day: dayInWords(action.deadline, lang) }),
      t('letter.slip.report'),
    ],
    reportUrl: `${given.publicUrl}${reportPath(reader, action, letters)}`,
    qrCaption: t('letter.slip.qr'),
  });
}

/** The first page of a fax, in the letter's language: the office reads it. */
export function faxCover(written: WrittenLetter): Section {
  const { letter, target } = written;
  const labels = faxLabels(letter.lang);
  const rows = [
    { label: labels.to, value: addresseeLines({ ...letter.target, addressLines: [] }).join('\n') },
    { label: labels.number, value: target.faxes.join('\n') },
    { label: labels.from, value: senderLines(letter.supporter, letter.lang).join('\n') },
    { label: labels.date, value: dayInWords(letter.date, letter.lang, 'long') },
    { label: labels.about, value: letter.subject },
  ];
  const pages = { label: labels.pages, value: '', pages: true as const };
  return {
    lang: letter.lang,
    dir: directionOf(letter.lang),
    style: 'sheet',
    envelope: 'none',
    blocks: [
      { kind: 'heading', level: 1, text: labels.fax },
      { kind: 'facts', rows: [...rows.filter(row => row.value.trim() !== ''), pages] },
    ],
  };
}

/** For the supporter at the telephone: the numbers, the time there, what to say. */
export function callSheet(
  reader: Reader,
  action: PublishedAction,
  written: WrittenLetter,
  now: Date,
): Section {
  const { t } = reader;
  const { target } = written;
  const there = officeTime(reader, target, action.timeZone, now);
  return {
    lang: localeOf(reader.lang),
    dir: directionOf(localeOf(reader.lang)),
    style: 'sheet',
    envelope: 'none',
    blocks: [
      { kind: 'heading', level: 1, text: t('letter.call.title', { name: labelOf(target) }) },
      {
        kind: 'facts',
        rows: [
          { label: t('letter.call.number'), value: target.phones.join('\n') },
          {
            label: t('letter.call.time', { place: there.place }),
            value: `${there.time}\n${there.likely}`,
          },
          {
            label: t('letter.call.hours'),
            value: officeHoursInWords(reader, target, action.timeZone, {
              now,
              caller: written.letter.supporter.country,
            }),
          },
          ...namesToSay(action).map(({ name, spoken }) => ({
            label: t('letter.call.name'),
            value: `${name}: ${spoken}`,
          })),
        ],
      },
      { kind: 'heading', level: 2, text: t('letter.call.say') },
      ...callScript(written.letter).map((text): Block => ({
        ...paragraph(text),
        lang: written.letter.lang,
        face: 'letter',
      })),
      { kind: 'heading', level: 2, text: t('letter.call.tips') },
      {
        kind: 'list',
        ordered: false,
        items: [
          [{ text: t('letter.call.tip1') }],
          [{ text: t('letter.call.tip2') }],
          [{ text: t('letter.call.tip3') }],
        ],
      },
    ],
  };
}
