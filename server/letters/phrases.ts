// What is said or written around a letter in its own language: a call's first and last words, a fax's labels.

export type Phrases = {
  call: { hello: string; name: string; place: string; about: string; thanks: string };
  fax: { fax: string; to: string; number: string; from: string; date: string; about: string; pages: string };
};

const ENGLISH: Phrases = {
  call: {
    hello: 'Good day.',
    name: 'My name is {value}.',
    place: 'I am calling from {value}.',
    about: 'I am calling about {value}.',
    thanks: 'Thank you. May I ask your name, and will you pass this on?',
  },
  fax: {
    fax: 'Fax',
    to: 'To',
    number: 'Fax number',
    from: 'From',
    date: 'Date',
    about: 'Subject',
    pages: 'Pages, with this one',
  },
};

const PHRASES: ReadonlyMap<string, Phrases> = new Map([
  ['en', ENGLISH],
  [
    'es',
    {
      call: {
        hello: 'Buenos días.',
        name: 'Me llamo {value}.',
        place: 'Llamo desde {value}.',
        about: 'Llamo por {value}.',
        thanks: 'Muchas gracias. ¿Puede decirme su nombre y transmitir este mensaje?',
      },
      fax: {
        fax: 'Fax',
        to: 'Para',
        number: 'Número de fax',
        from: 'De',
        date: 'Fecha',
        about: 'Asunto',
        pages: 'Páginas, incluida esta',
      },
    },
  ],
  [
    'fr',
    {
      call: {
        hello: 'Bonjour.',
        name: 'Je m’appelle {value}.',
        place: 'J’appelle de {value}.',
        about: 'J’appelle au sujet de {value}.',
        thanks: 'Merci. Puis-je vous demander votre nom, et transmettrez-vous ce message ?',
      },
      fax: {
        fax: 'Télécopie',
        to: 'À',
        number: 'Numéro de télécopie',
        from: 'De',
        date: 'Date',
        about: 'Objet',
        pages: 'Pages, celle-ci comprise',
      },
    },
  ],
  [
    'de',
    {
      call: {
        hello: 'Guten Tag.',
        name: 'Mein Name ist {value}.',
        place: 'Ich rufe aus {value} an.',
        about: 'Es geht um {value}.',
        thanks: 'Vielen Dank. Darf ich nach Ihrem Namen fragen, und geben Sie das weiter?',
      },
      fax: {
        fax: 'Fax',
        to: 'An',
        number: 'Faxnummer',
        from: 'Von',
        date: 'Datum',
        about: 'Betreff',
        pages: 'Seiten, mit dieser',
      },
    },
  ],
  [
    'pt',
    {
      call: {
        hello: 'Bom dia.',
        name: 'O meu nome é {value}.',
        place: 'Estou a ligar de {value}.',
        about: 'Ligo por causa de {value}.',
        thanks: 'Obrigado. Posso saber o seu nome? Poderia transmitir esta mensagem?',
      },
      fax: {
        fax: 'Fax',
        to: 'Para',
        number: 'Número de fax',
        from: 'De',
        date: 'Data',
        about: 'Assunto',
        pages: 'Páginas, incluindo esta',
      },
    },
  ],
  [
    'uk',
    {
      call: {
        hello: 'Добрий день.',
        name: 'Мене звати {value}.',
        place: 'Я телефоную звідси: {value}.',
        about: 'Йдеться про таку справу: {value}.',
        thanks: 'Дякую. Скажіть, будь ласка, як вас звати, і чи передасте ви це?',
      },
      fax: {
        fax: 'Факс',
        to: 'Кому',
        number: 'Номер факсу',
        from: 'Від кого',
        date: 'Дата',
        about: 'Тема',
        pages: 'Сторінок разом із цією',
      },
    },
  ],
  [
    'ar',
    {
      call: {
        hello: 'السلام عليكم.',
        name: 'اسمي {value}.',
        place: 'أتصل من {value}.',
        about: 'أتصل بشأن {value}.',
        thanks: 'شكراً. هل يمكنني معرفة اسمكم، وهل ستنقلون هذه الرسالة؟',
      },
      fax: {
        fax: 'فاكس',
        to: 'إلى',
        number: 'رقم الفاكس',
        from: 'من',
        date: 'التاريخ',
        about: 'الموضوع',
        pages: 'عدد الصفحات مع هذه',
      },
    },
  ],
  [
    'zh',
    {
      call: {
        hello: '您好。',
        name: '我叫{value}。',
        place: '我从{value}打来电话。',
        about: '我想谈谈{value}的案件。',
        thanks: '谢谢。请问您贵姓？能否请您转达？',
      },
      fax: {
        fax: '传真',
        to: '收件人',
        number: '传真号码',
        from: '发件人',
        date: '日期',
        about: '主题',
        pages: '页数（含本页）',
      },
    },
  ],
]);

/** The phrases of a language; null where we have none, so that nothing is said in a language the letter is not in. */
export const phrasesIn = (lang: string): Phrases | null =>
  PHRASES.get(lang) ?? PHRASES.get(lang.split('-')[0] ?? '') ?? null;

export const faxLabels = (lang: string): Phrases['fax'] => (phrasesIn(lang) ?? ENGLISH).fax;

/** A phrase with its value, or nothing where there is no value. */
export const phrase = (text: string, value: string): string =>
  value.trim() === '' ? '' : text.replace('{value}', () => value.trim());
