// The small readers one by one: each line is a printed form and what it means.
import { describe, expect, it } from 'vitest';
import { adjectivesIn, countriesIn } from '../places/countries.ts';
import { countryOfIndex } from '../places/index-countries.ts';
import { whole } from '../text/piece.ts';
import { emailsIn, handlesIn, phonesIn, salutationOf } from './contacts.ts';
import { contactLabels } from './contact-labels.ts';
import { datesIn } from './dates.ts';
import { greetingOf } from './greeting.ts';
import { languageListAt, ownLanguageIn } from './languages.ts';
import { indexesIn, numbersIn } from './numbers.ts';
import { officialOf } from './official.ts';
import { peopleIn } from './people.ts';
import { signOffOf } from './sign-off.ts';

describe('dates', () => {
  it.each([
    ['July 15, 2022', '2022-07-15'],
    ['12 May, 2016', '2016-05-12'],
    ['2 OCTOBER 2014', '2014-10-02'],
    ['Sept. 1st, 2020', '2020-09-01'],
    ['15 décembre 2023', '2023-12-15'],
    ['1er août 2021', '2021-08-01'],
    ['9 de agosto de 2010', '2010-08-09'],
    ['30. Juni 2022', '2022-06-30'],
    ['30.06.2022', '2022-06-30'],
    ['2022-06-30', '2022-06-30'],
    ['3 March 96', '1996-03-03'],
  ])('reads %s', (text, day) => {
    expect(datesIn(text).map(date => date.day)).toEqual([day]);
  });
  it.each(['12 May', 'May 2020', '30 February 2020', '05/06/2020', '202 555 0140', 'in 2020, 3 May'])(
    'reads none in %s',
    text => {
      expect(datesIn(text)).toEqual([]);
    },
  );
});

describe('numbers and indexes', () => {
  it.each([
    ['UA: 66/14', '66/14'],
    ['(Gabon: UA 88.23)', '88/23'],
    ['on Urgent Action 88.23.', '88/23'],
    ['Première AU : 76/23', '76/23'],
    ['EXTRA 7/92', '7/92'],
    ['UA: USA 71.22', '71/22'],
    ['FI 081/21-3', '81/21'],
  ])('reads %s', (text, number) => {
    expect(numbersIn(text).map(each => each.number)).toEqual([number]);
  });
  it('knows that the third further information is an update', () => {
    expect(numbersIn('FI 081/21-3')[0]?.update).toBe(3);
  });
  it.each([
    ['Index: AFR 35/9143/2019 Madagascar', 'AFR 35/9143/2019', 'MG'],
    ['PUBLICAI Index: AMR 46/17/95', 'AMR 46/17/95', 'PE'],
    ['MDE 99/923/2014', 'MDE 99/923/2014', null],
  ])('reads the index of %s', (text, index, country) => {
    const found = indexesIn(text)[0];
    expect(found?.index).toBe(index);
    expect(found === undefined ? '' : countryOfIndex(found.region, found.country)).toBe(country);
  });
});

describe('contact fields', () => {
  const values = (found: { value: string }[]): string[] => found.map(each => each.value);
  it('finds labels with and without a colon, and none within an address', () => {
    const labels = (text: string): string[] => contactLabels(text).map(each => each.label);
    expect(labels('Phone: 202 555 0140 I Fax 202 555 0141')).toEqual(['phone', 'fax']);
    expect(labels('Email (via contact form): https://example.org/mail: x')).toEqual(['form']);
    expect(labels('Courriel : a@b.example – Formule d’appel : Monsieur,')).toEqual(['email', 'salutation']);
    expect(labels('mail.fax@phone.example')).toEqual([]);
  });
  it.each([
    ['202 555 0140 | 0141', ['202 555 0140', '202 555 0141']],
    ['555 3320/41', ['555 3320', '555 3341']],
    ['555 6010 or 555 6233', ['555 6010', '555 6233']],
    ['+998 71 255 0134 (keep trying)', ['+998 71 255 0134']],
    ['030/12345678', ['030/12345678']],
    ['(00 855) 23 255 012', ['(00 855) 23 255 012']],
  ])('reads the numbers of %s', (text, numbers) => {
    expect(values(phonesIn(whole(text)))).toEqual(numbers);
  });
  it.each([
    ['@a_test ; @b_test', ['@a_test', '@b_test']],
    ['@a_test @b_test', ['@a_test', '@b_test']],
    ['@ a_test', ['@a_test']],
    ['@ONE Two , @b', ['@ONE_Two', '@b']],
  ])('reads the handles of %s', (text, handles) => {
    expect(values(handlesIn(whole(text)))).toEqual(handles);
  });
  it('takes whole addresses only', () => {
    expect(values(emailsIn(whole('<a@b.example>, c.d@e-f.example; x@y, @z, https://a.example')))).toEqual([
      'a@b.example',
      'c.d@e-f.example',
    ]);
  });
  it('leaves the comma off a salutation', () => {
    expect(salutationOf(whole('Dear Minister/Señor Ministro,'))?.value).toBe('Dear Minister/Señor Ministro');
  });
});

describe('the head of a target', () => {
  const head = (...lines: string[]): (string | string[] | null)[] => {
    const official = officialOf(lines.map(line => whole(line)));
    return [
      official.name?.text ?? null,
      official.title?.text ?? null,
      official.address.map(line => line.text),
    ];
  };
  it.each([
    [['Minister of Justice Ana Lindqvist', 'Main Street 1'], 'Ana Lindqvist', 'Minister of Justice'],
    [['Governor of Carabobo state, Luis Mora', 'Calle 1'], 'Luis Mora', 'Governor of Carabobo state'],
    [['Ana Lindqvist', 'Attorney General', 'Main Street 1'], 'Ana Lindqvist', 'Attorney General'],
    [
      ['Minister of Justice and', 'Human Rights', 'Mr. Oto Lind', 'P.O. Box 1'],
      'Mr. Oto Lind',
      'Minister of Justice and Human Rights',
    ],
    [['Justizminister', 'Herrn Oto Lind', 'Straße 1'], 'Herrn Oto Lind', 'Justizminister'],
    [['Ana Lindqvist, Ministre de la Justice', 'BP 1'], 'Ana Lindqvist', 'Ministre de la Justice'],
  ])('reads %j', (lines, name, title) => {
    expect(head(...lines).slice(0, 2)).toEqual([name, title]);
  });
  it('takes an office above its head as address, and a body of civil society as the addressee', () => {
    expect(head('Embassy of Peru', 'Ambassador Ana Luz', '1 Road')).toEqual([
      'Ana Luz',
      'Ambassador',
      ['Embassy of Peru', '1 Road'],
    ]);
    expect(head('Human rights organization', 'Red Aurora', 'Casilla 1')).toEqual([
      'Red Aurora',
      'Human rights organization',
      ['Casilla 1'],
    ]);
  });
  it('leaves the name empty rather than take a city for it', () => {
    expect(head('Minister of the Interior', 'Nueva Alba', 'Peru')).toEqual([
      null,
      'Minister of the Interior',
      ['Nueva Alba', 'Peru'],
    ]);
  });
  it('cuts a block on one line at its words', () => {
    expect(head('Prime Minister Ana Luz-Mora Prime Ministry Office P.O. Box 1 Amman')).toEqual([
      'Ana Luz-Mora',
      'Prime Minister',
      ['Prime Ministry Office P.O. Box 1 Amman'],
    ]);
  });
});

describe('greetings and sign-offs', () => {
  it.each([
    ['Dear Minister,I am writing', 'Dear Minister,'],
    ['Dear Minister, or Dear Ambassador,', 'Dear Minister, or Dear Ambassador,'],
    ['Your Majesty King Oto bin Lind Al Mora,', 'Your Majesty King Oto bin Lind Al Mora,'],
    ['Sehr geehrter Herr Minister', 'Sehr geehrter Herr Minister'],
  ])('reads the greeting of %s', (line, greeting) => {
    expect(line.slice(0, greetingOf(line)?.end)).toBe(greeting);
  });
  it.each(['Dear friends,', 'Monsieur Idriss Tolba', 'We hold this dear, and say so.'])(
    'greets no target with %s',
    line => {
      expect(greetingOf(line)).toBeNull();
    },
  );
  it.each([
    ['… of expression. Sincerely,', 'Sincerely,'],
    ['Mit freundlichen Grüßen', 'Mit freundlichen Grüßen'],
    [
      "Veuillez agréer, Madame, l'expression de ma haute considération.",
      "Veuillez agréer, Madame, l'expression de ma haute considération.",
    ],
  ])('finds the sign-off of %s', (line, signOff) => {
    const found = signOffOf(line);
    expect(line.slice(found?.start, found?.end)).toBe(signOff);
  });
  it('takes no word within a sentence for one', () => {
    expect(signOffOf('They were treated respectfully.')).toBeNull();
  });
});

describe('languages, countries and people', () => {
  it.each([
    ['French or Malagasy', ['fr', 'mg']],
    ['turc, anglais ou votre propre langue', ['tr', 'en']],
    ['gutem Spanisch, Englisch oder auf Deutsch', ['es', 'en', 'de']],
    ['portugués, español o en su propio idioma', ['pt', 'es']],
  ])('reads the languages of %s', (text, codes) => {
    expect(languageListAt(text)?.codes).toEqual(codes);
  });
  it('knows one’s own language in each of them', () => {
    for (const text of [
      'your own language',
      'votre propre langue',
      'su propio idioma',
      'Ihrer eigenen Sprache',
    ]) {
      expect(ownLanguageIn(text), text).not.toBeNull();
    }
  });
  it('knows countries by name and adjective', () => {
    expect(countriesIn('Tchad, Elfenbeinküste, the Lao PDR and Niger').map(each => each.code)).toEqual([
      'TD',
      'CI',
      'LA',
      'NE',
    ]);
    expect(adjectivesIn('VENEZUELAN DEFENDERS').map(each => each.code)).toEqual(['VE']);
  });
  it.each([
    [
      'Ana Luz (she, her), Oto Lind (he, him)',
      [
        ['Ana Luz', 'she, her'],
        ['Oto Lind', 'he, him'],
      ],
    ],
    [
      'Ana Luz (f), Oto Lind (m) and Eva Mor',
      [
        ['Ana Luz', null],
        ['Oto Lind', null],
        ['Eva Mor', null],
      ],
    ],
    ['José Ortega y Gasset (él)', [['José Ortega y Gasset', 'él']]],
  ])('reads the people of %s', (line, people) => {
    expect(peopleIn(whole(line)).people.map(each => [each.name.text, each.pronouns?.text ?? null])).toEqual(
      people,
    );
  });
  it('takes a line of pronouns as a note', () => {
    expect(peopleIn(whole('They/them (he/him individually)'))).toMatchObject({
      people: [],
      note: { text: 'They/them (he/him individually)' },
    });
  });
});
