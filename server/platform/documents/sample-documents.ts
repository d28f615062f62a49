// Letters in five languages and every kind of trouble, for the printers' tests.
import { directionOf } from '../../lib/languages.ts';
import type { Block, Envelope, PrintDocument, Section } from './document.ts';

type Words = { place: string; to: string[]; subject: string; hello: string; body: string[]; end: string };

export const WORDS = {
  en: {
    place: 'Gdańsk, 21 November 2026',
    to: ['Dr. Ana Ruiz', 'Minister of the Interior', '12 Long Street', '1010 Quito', 'Ecuador'],
    subject: 'The release of Rosa Quil',
    hello: 'Dear Minister,',
    body: ['I write to you about Rosa Quil, a teacher.', 'I ask you to release her at once.'],
    end: 'Yours sincerely,',
  },
  es: {
    place: 'Gdańsk, 21 de noviembre de 2026',
    to: ['Dra. Ana Ruiz Ñáñez', 'Ministra del Interior', 'Calle Larga 12', '1010 Quito', 'Ecuador'],
    subject: 'La libertad de Rosa Quil',
    hello: 'Señora Ministra:',
    body: [
      'Le escribo acerca de Rosa Quil, maestra; ¿por qué sigue detenida?',
      'Le pido que ordene su libertad.',
    ],
    end: 'Atentamente,',
  },
  ar: {
    place: '٢١ نوفمبر ٢٠٢٦',
    to: ['السيدة وزيرة الداخلية', 'شارع النيل', 'القاهرة', 'مصر'],
    subject: 'الإفراج عن روزا كيل',
    hello: 'سيادة الوزيرة،',
    body: ['أكتب إليكم بشأن روزا كيل وهي معلمة.', 'أطلب منكم الإفراج عنها الآن.'],
    end: 'وتفضلوا بقبول فائق الاحترام،',
  },
  uk: {
    place: 'Гданськ, 21 листопада 2026 р.',
    to: ['Пані Ганна Руїз', 'Міністерка внутрішніх справ', 'вул. Довга, 12', 'Київ', 'Україна'],
    subject: 'Звільнення Рози Кіл',
    hello: 'Шановна пані міністерко!',
    body: [
      'Пишу Вам про Розу Кіл, вчительку; їй потрібна ґрунтовна допомога.',
      'Прошу негайно її звільнити.',
    ],
    end: 'З повагою',
  },
  zh: {
    place: '2026年11月21日',
    to: ['内政部长', '长街12号', '北京', '中国'],
    subject: '释放罗莎',
    hello: '尊敬的部长：',
    body: ['我写信给您，是关于教师罗莎的事。', '请您立即释放她。'],
    end: '此致敬礼',
  },
} satisfies Record<string, Words>;

export type SampleLanguage = keyof typeof WORDS;
export const SAMPLE_LANGUAGES: readonly SampleLanguage[] = ['en', 'es', 'ar', 'uk', 'zh'];

export function sampleSection(
  lang: SampleLanguage,
  envelope: Envelope = 'din5008b',
  more: readonly string[] = [],
): Section {
  const words = WORDS[lang];
  const [first = '', ...others] = words.body;
  const blocks: Block[] = [
    { kind: 'sender', lines: ['Wanda Jabłońska-Kreft'] },
    { kind: 'placeDate', text: words.place },
    { kind: 'addressee', lines: words.to },
    { kind: 'subject', text: words.subject },
    { kind: 'salutation', text: words.hello },
    { kind: 'paragraph', runs: [{ text: first, bold: true }] },
    ...[...others, ...more].map((text): Block => ({ kind: 'paragraph', runs: [{ text }] })),
    { kind: 'signOff', text: words.end, name: 'Wanda Jabłońska-Kreft' },
  ];
  return { lang, dir: directionOf(lang), style: 'letter', envelope, blocks };
}

export function sampleLetter(
  lang: SampleLanguage,
  envelope?: Envelope,
  more?: readonly string[],
): PrintDocument {
  return {
    lang,
    title: WORDS[lang].subject,
    author: 'Wanda Jabłońska-Kreft',
    paper: 'a4',
    sections: [sampleSection(lang, envelope, more)],
  };
}

/** What somebody might type to break a printer; each must come out as the text it is. */
export const TROUBLE = [
  '<script>alert(1)</script> &amp; "quoted"',
  '#set page(fill: red) #sys.inputs $x^2$ *not bold* _nor this_ \\ // no comment',
  '{\\rtf1\\b bold} \\par \\u65? }}}',
  'עברית inside and محمد علي too',
  'A smile 😀 and a family 👨‍👩‍👧',
];

/** One of every block, for a sheet such as a full action or a slip. */
export function everyBlock(png: Uint8Array): PrintDocument {
  const sheet: Section = {
    lang: 'en',
    dir: 'ltr',
    style: 'sheet',
    envelope: 'none',
    blocks: [
      { kind: 'heading', level: 1, text: 'Teacher held without charge' },
      { kind: 'image', bytes: png, mime: 'image/png', alt: 'A classroom', credit: 'Photo: invented' },
      {
        kind: 'facts',
        rows: [
          { label: 'Number', value: '112/26' },
          { label: 'Act until', value: 'Friday 27 November 2026' },
        ],
      },
      { kind: 'heading', level: 3, text: 'What to do' },
      {
        kind: 'list',
        ordered: true,
        items: [[{ text: 'Write a ' }, { text: 'letter', bold: true }], [{ text: 'Tell us' }]],
      },
      { kind: 'list', ordered: false, items: [[{ text: 'a point' }]] },
      {
        kind: 'table',
        caption: 'Letters',
        head: ['Country', 'Post', 'All'],
        rows: [
          ['Germany', '310', '412'],
          ['Other countries', '3', '4'],
        ],
        sums: ['All', '313', '416'],
      },
      { kind: 'copies', label: 'Copy to:', lines: ['Embassy of Ecuador', 'Mission in Geneva'] },
      { kind: 'rule' },
      { kind: 'pageBreak' },
      { kind: 'qr', text: 'https://example.org/actions/112-26/report?v=1', caption: 'Report what you did' },
      { kind: 'footer', text: 'Example Office, example.org' },
    ],
  };
  return {
    lang: 'en',
    title: 'Full action',
    paper: 'letter',
    sections: [sampleSection('en', 'us-10'), sheet],
  };
}
