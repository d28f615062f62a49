// A short text and its reading by hand: for the samples of pages, whatever the mechanism reads. All of it is invented.
import { sampleOfficial } from '../../officials/sample-official.ts';
import type { OfficialMatch } from '../match-officials.ts';
import { emptyDraft, type FieldReading, type Reading, type Reason, type Sureness } from '../model.ts';

export const SAMPLE_TEXT = `Urgent Action: KELP WARDENS HELD AFTER HARBOUR VOTE (Chile: UA 58.26)
May 20, 2026

Rosaura Quilán and Dídac Ferrer-Paz, who keep the list of boats allowed to cut kelp, were taken from the harbour office on May 12, 2026.

CONTACT INFORMATION
Governor Ximena Arrau-Toledo
Casilla 4410
Puerto Montt, Chile
Email: gabinete@delegacion.example.net

Ambassador Baltasar Henríquez
Embassy of Chile
Email: [email protected]

Dear Governor,

The only thing they have done is to count boats, and to read the number aloud.

Sincerely,

PREFERRED LANGUAGE TO ADDRESS TARGET: Spanish
PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: July 15, 2026
NAME AND PRONOUN: Rosaura Quilán (she/her)
`;

function read(path: string, words: string, sureness: Sureness, reason: Reason): FieldReading {
  const start = SAMPLE_TEXT.indexOf(words);
  const spans = start < 0 ? [] : [{ start, end: start + words.length }];
  return { path, value: words, spans, sureness, reason };
}

const address = 'Casilla 4410\nPuerto Montt, Chile';

export function sampleReading(): { reading: Reading; matches: OfficialMatch[] } {
  const official = { ...sampleOfficial(), name: 'Ximena Arrau Toledo', title: 'Governor', country: 'CL' };
  const reached = { role: 'to' as const, phones: [], faxes: [], handles: [] };
  const reading: Reading = {
    kind: 'action',
    language: 'en',
    draft: {
      ...emptyDraft(),
      isUrgentAction: true,
      number: '58/26',
      countryCode: 'CL',
      title: 'KELP WARDENS HELD AFTER HARBOUR VOTE',
      publishedOn: '2026-05-20',
      deadline: '2026-07-15',
      preferredLanguages: ['es'],
      ownLanguageAllowed: true,
      summary: 'Rosaura Quilán and Dídac Ferrer-Paz were taken from the harbour office on May 12, 2026.',
      people: [{ name: 'Rosaura Quilán', pronouns: 'she/her' }],
      targets: [
        {
          ...reached,
          name: 'Ximena Arrau-Toledo',
          title: 'Governor',
          addressLines: address.split('\n'),
          emails: ['gabinete@delegacion.example.net'],
          salutation: null,
        },
        {
          ...reached,
          name: 'Baltasar Henríquez',
          title: 'Ambassador',
          addressLines: ['Embassy of Chile'],
          emails: [],
          salutation: null,
        },
      ],
      letter: {
        greeting: 'Dear Governor,',
        body: 'The only thing they have done is to count boats, and to read the number aloud.',
        signOff: 'Sincerely,',
      },
    },
    fields: [
      read('title', 'KELP WARDENS HELD AFTER HARBOUR VOTE', 'sure', 'head'),
      read('countryCode', 'Chile', 'likely', 'words'),
      read('number', '58.26', 'sure', 'label'),
      read('publishedOn', 'May 20, 2026', 'likely', 'place'),
      read('deadline', 'July 15, 2026', 'sure', 'label'),
      read('preferredLanguages', 'Spanish', 'sure', 'label'),
      read('people.0.name', 'Rosaura Quilán (she/her)'.slice(0, 14), 'sure', 'label'),
      read('targets.0.name', 'Ximena Arrau-Toledo', 'likely', 'shape'),
      read('targets.0.title', 'Governor', 'likely', 'words'),
      read('targets.0.addressLines', address, 'likely', 'place'),
      read('targets.0.emails', 'gabinete@delegacion.example.net', 'sure', 'label'),
      read('targets.1.name', 'Baltasar Henríquez', 'likely', 'shape'),
      read('letter.greeting', 'Dear Governor,', 'sure', 'shape'),
      read(
        'letter.body',
        'The only thing they have done is to count boats, and to read the number aloud.',
        'sure',
        'place',
      ),
      read('letter.signOff', 'Sincerely,', 'sure', 'words'),
    ],
    peopleGuesses: [read('people.1.name', 'Dídac Ferrer-Paz', 'guess', 'bold')],
    notes: [
      {
        note: 'hiddenEmail',
        values: { count: '1' },
        spans: read('', '[email protected]', 'sure', 'shape').spans,
      },
    ],
    statement: null,
  };
  const differences = [
    {
      field: 'emails' as const,
      book: 'old@delegacion.example.net',
      document: 'gabinete@delegacion.example.net',
    },
  ];
  return { reading, matches: [{ found: 'changed', official, differences }, { found: 'no' }] };
}
