// A packet for a letter-writing night as one PDF: the organiser's sheet, letters to finish by hand, labels, the way to report.
import type { PublishedAction, ResolvedTarget } from '../actions/model.ts';
import { dayInWords } from '../lib/dates.ts';
import { directionOf, joinList, languageName } from '../lib/languages.ts';
import type { App } from '../platform/app.ts';
import { type Block, type Paper, type PrintDocument, type Section } from '../platform/documents/document.ts';
import { beginText } from './begin-letter.ts';
import { addresseeLines, letterSection } from './compose.ts';
import { countStarted } from './count-started.ts';
import type { Reader } from './extra-sheets.ts';
import { channelFor, channelsInShort, labelOf, NOBODY, targetsOf } from './model.ts';
import { postageHint } from './postage.ts';
import { paragraphs } from './runs.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { writeLetters } from './write-letters.ts';

export type PacketWish = {
  targets: readonly string[];
  langs: readonly string[];
  letters: number;
  paper: Paper;
};

/** Letters that one packet may hold. */
export const MOST_LETTERS = 100;
const WORDS_OF_CASE = 150;
const LABELS: Readonly<Record<Paper, number>> = { a4: 14, letter: 10 };

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });
const sheetLang = (reader: Reader): string => (reader.lang === 'qps' ? 'en' : reader.lang);
const sheet = (lang: string, blocks: Block[]): Section => ({
  lang,
  dir: directionOf(lang),
  style: 'sheet',
  envelope: 'none',
  blocks,
});

const segments = (text: string, lang: string, granularity: 'sentence' | 'word'): Intl.SegmentData[] => [
  ...new Intl.Segmenter(lang, { granularity }).segment(text),
];

/** The case in so many words of its language: whole sentences from its beginning, so that nothing is retold. */
export function caseInWords(summary: string, lang: string, most = WORDS_OF_CASE): string {
  let words = 0;
  let brief = '';
  for (const { segment } of segments(summary.trim(), lang, 'sentence')) {
    const inSentence = segments(segment, lang, 'word').filter(part => part.isWordLike);
    if (words + inSentence.length > most) {
      if (words > 0) break;
      // A first sentence longer than all the room there is.
      const last = inSentence[most - 1];
      return `${segment.slice(0, last ? last.index + last.segment.length : 0)} …`;
    }
    words += inSentence.length;
    brief += segment;
  }
  return brief.trim();
}

/** Who gets how many: the letters go round the officials, so that no two differ by more than one. */
export function shares(
  targets: readonly ResolvedTarget[],
  letters: number,
): { target: ResolvedTarget; count: number }[] {
  return targets
    .map((target, at) => ({
      target,
      count: Math.floor(letters / targets.length) + (at < letters % targets.length ? 1 : 0),
    }))
    .filter(share => share.count > 0);
}

// Joined, these draw a line to write on.
const LINE = '_'.repeat(24);

/** The sample with a line wherever only its writer knows what to say. */
const bodyByHand = (action: PublishedAction, target: ResolvedTarget, lang: string): string =>
  beginText(action, target, lang, { name: LINE, place: LINE, country: null }).replace(
    /\{\{\s*supporter\.country\s*\}\}/g,
    LINE,
  );

/** One letter with a line for the date, and lines for a sentence of one's own above the sign-off. */
function letterOf(
  action: PublishedAction,
  target: ResolvedTarget,
  lang: string,
  now: Date,
  paper: Paper,
): Section {
  const [written] = writeLetters(
    action,
    {
      ...NOBODY,
      targets: [target.id],
      channel: 'post',
      lang,
      body: bodyByHand(action, target, lang),
      prompts: { from: '', why: '', ask: '' },
      paper,
      envelope: null,
      filledFor: NOBODY,
      version: null,
    },
    now,
  );
  if (!written) throw new Error('A packet without an official');
  const section = letterSection(written.letter, paper === 'letter' ? 'us-10' : 'din5008b');
  const lines: Block = { kind: 'writingLines', count: 2 };
  const blocks = section.blocks.flatMap((block): Block[] => {
    // The evening is another day than the printing.
    if (block.kind === 'placeDate') return [{ ...block, text: LINE }];
    return block.kind === 'signOff' ? [lines, block] : [block];
  });
  return { ...section, blocks };
}

function organiserSheet(reader: Reader, action: PublishedAction, wish: PacketWish, postage: string): Section {
  const { t, lang } = reader;
  const targets = targetsOf(action, wish.targets);
  const facts = [
    { label: t('letter.slip.action'), value: action.title },
    { label: t('letter.slip.number'), value: action.number === null ? '' : `UA ${action.number}` },
    { label: t('letter.slip.deadline'), value: dayInWords(action.deadline, lang) },
    {
      label: t('packet.letters'),
      value: t('packet.lettersOf', {
        n: wish.letters,
        languages: joinList(
          wish.langs.map(code => languageName(code, lang)),
          lang,
        ),
      }),
    },
    {
      label: t('letter.slip.to'),
      value: shares(targets, wish.letters)
        .map(share => `${labelOf(share.target)}: ${share.count}`)
        .join('\n'),
    },
    { label: t('packet.postage'), value: postage },
  ];
  return sheet(sheetLang(reader), [
    { kind: 'heading', level: 1, text: t('packet.title') },
    { kind: 'facts', rows: facts.filter(fact => fact.value !== '') },
    { kind: 'heading', level: 2, text: t('packet.case') },
    ...paragraphs(caseInWords(action.summary, action.lang)).map((runs): Block => ({
      kind: 'paragraph',
      runs,
      lang: action.lang,
    })),
    { kind: 'heading', level: 2, text: t('packet.how') },
    {
      kind: 'list',
      ordered: true,
      items: (['before', 'read', 'write', 'sign', 'post', 'report'] as const).map(step => [
        { text: t(`packet.how.${step}`) },
      ]),
    },
  ]);
}

function reportSheet(reader: Reader, action: PublishedAction, wish: PacketWish, publicUrl: string): Section {
  const { t } = reader;
  const given = shares(targetsOf(action, wish.targets), wish.letters);
  const url = `${publicUrl}${reader.to.report(action.slug, {
    target: given.map(share => share.target.id),
    // Who has no address for post gets the letters the best way there is.
    channel: channelsInShort(given.map(share => channelFor(share.target, 'post'))),
    n: given.map(share => String(share.count)),
    as: 'group',
    lang: wish.langs,
    v: action.version,
  })}`;
  return sheet(sheetLang(reader), [
    { kind: 'heading', level: 1, text: t('packet.reportTitle') },
    paragraph(t('packet.reportText')),
    { kind: 'qr', text: url, caption: url, size: 'large' },
    paragraph(t('packet.reportStop')),
  ]);
}

function labelSheets(targets: readonly { target: ResolvedTarget; count: number }[], paper: Paper): Section[] {
  const labels = targets.flatMap(({ target, count }) =>
    target.addressLines.length === 0 ? [] : Array.from({ length: count }, () => addresseeLines(target)),
  );
  const room = LABELS[paper];
  return Array.from({ length: Math.ceil(labels.length / room) }, (_, at) =>
    sheet('en', [{ kind: 'labels', labels: labels.slice(at * room, (at + 1) * room) }]),
  );
}

export function packetDocument(
  reader: Reader,
  action: PublishedAction,
  wish: PacketWish,
  given: { publicUrl: string; now: Date; postage: string },
): PrintDocument {
  const parts = shares(targetsOf(action, wish.targets), wish.letters);
  const letters = parts.flatMap(({ target, count }) => {
    const made = wish.langs.map(lang => letterOf(action, target, lang, given.now, wish.paper));
    return Array.from({ length: count }, (_, at) => made[at % made.length]).filter(
      section => section !== undefined,
    );
  });
  return {
    lang: sheetLang(reader),
    title: reader.t('packet.pageTitle', { action: action.title }),
    paper: wish.paper,
    sections: [
      organiserSheet(reader, action, wish, given.postage),
      ...letters,
      ...labelSheets(parts, wish.paper),
      reportSheet(reader, action, wish, given.publicUrl),
    ],
  };
}

/** Prints the packet, and counts its letters as begun. @throws {TooMany} when more PDFs wait than can be printed soon. */
export async function packLetters(
  app: App,
  reader: Reader,
  action: PublishedAction,
  wish: PacketWish,
): Promise<Buffer> {
  const document = packetDocument(reader, action, wish, {
    publicUrl: app.config.publicUrl,
    now: app.clock.now(),
    postage: postageHint(await currentSettings(app), reader).text,
  });
  const pdf = Buffer.from(await app.documents.pdf(document));
  await countStarted(
    app,
    action,
    shares(targetsOf(action, wish.targets), wish.letters).map(({ target, count }) => ({
      targetId: target.id,
      channel: channelFor(target, 'post'),
      count,
    })),
  );
  return pdf;
}
