// Demo: the last day of an action. It shows letters in one language only, and an action that ends with its deadline.
import { addDays, type Day } from '../../lib/dates.ts';
import type { DemoAction } from '../model.ts';
import { ago, ahead, indexOf, numberOf } from './days.ts';

const timeZone = 'Asia/Manila';

const background = (today: Day): string => `\
### The night of the empty cylinders

Marisol Dagatan-Almirez is the senior nurse of the night shift at a district hospital in Santa Ligaya, a town of twenty thousand. On the night of ${ago(today, 96)} the oxygen ran out at a quarter past two. Eleven cylinders in the store carried delivery seals. Nine of them were empty.

She wrote the time, the numbers of the cylinders and the names of the staff on duty into the ward book, as the hospital’s rules demand. In the morning a colleague asked whether he might share a picture of the page. She said yes.

### The charge

- The page was seen by several thousand people in two days. No patient was named on it.
- On ${ago(today, 88)} the hospital dismissed her for “conduct against the interest of the service”.
- On ${ago(today, 61)} the contractor who supplies the cylinders had her charged with online libel. She is free on bail. If she is convicted she can be sent to prison for as long as six years.
- The prosecutor has to decide by ${ahead(today, 2)} whether the charge goes to trial.

An inspection of the store was promised on ${ago(today, 80)}. It has not taken place.

### About this example

Everything on this page is invented. It shows an action on its **last day**: letters count until midnight *in Santa Ligaya*, wherever the writer is. The office answers letters in English only, so the letter form offers no other language. Because the prosecutor decides two days from now, letters **stop with the deadline**: the form closes by itself, while reports of letters already sent are still taken for the days of grace in the settings.`;

const english = (today: Day): string => `\
I write to you about **Marisol Dagatan-Almirez**, a nurse, whose case you are to decide by ${ahead(today, 2)}.

On the night of ${ago(today, 96)} she had patients who could not breathe and nine sealed cylinders with nothing in them. She did what the rules of her hospital ask of a senior nurse: she wrote down the time, the numbers and who was there. Nobody has disputed a single line of that page.

To let others read a true record of a danger to patients is not libel. It is what we hope every nurse will do. {{#if supporter.place}}Here in {{supporter.place}} a hospital would be expected to thank her. {{/if}}If she can be sent to prison for it, the next empty cylinder will be found too late, because nobody will have dared to write it down.

I ask you to find that there is no case to answer, and to recommend that the promised inspection of the oxygen store take place without delay. I ask as well that she be protected from reprisals and that the hospital be invited to give her back her post.`;

const englishToHospital = (today: Day): string => `\
I write to you about **Marisol Dagatan-Almirez**, who led the night shift in your hospital for nine years and whom you dismissed on ${ago(today, 88)}.

The page for which she lost her post is a page of your own ward book, kept as your own rules demand. It records that oxygen ran out and that nine cylinders with intact seals were empty. You have not said that any of this is untrue.

Patients are safe where staff can report a danger and keep their work. {{#if supporter.place}}I write from {{supporter.place}}, and I hope that our nurses would be as careful as she was. {{/if}}

I ask you to reinstate her with the pay she has lost, to have the store inspected by somebody who does not depend on the supplier, and to tell the prosecutor that the hospital does not consider the page a libel.`;

export const nightShift: DemoAction = {
  key: 'night-shift',
  timeZone,
  versions: [
    {
      daysAgo: 33,
      note: null,
      statement: null,
      content: today => {
        const published = addDays(today, -33);
        return {
          lang: 'en',
          number: numberOf(112, published),
          index: indexOf('ASA 35', 112, published),
          kind: 'first',
          title: 'Nurse faces prison for recording empty oxygen cylinders',
          country: 'PH',
          topics: ['health', 'freedom-of-expression', 'labour-rights', 'women'],
          people: [{ name: 'Marisol Dagatan-Almirez', pronouns: 'she/her' }],
          pronounsNote: null,
          summary: `When the oxygen ran out on her night shift, Marisol Dagatan-Almirez wrote into the ward book that nine sealed cylinders were empty, and allowed a colleague to share the page. She has been dismissed, and the supplier has had her charged with online libel, for which she can be imprisoned for up to six years.

The city prosecutor decides by ${ahead(today, 2)} whether she will be tried. The charge must be dismissed, and the oxygen store must be inspected.`,
          demands: [
            'Dismiss the charge of online libel against Marisol Dagatan-Almirez.',
            'Give her back her post, with the pay she has lost.',
            'Have the oxygen store inspected by someone independent of the supplier.',
          ],
          background: background(today),
          targets: [
            { id: 'prosecutor', officialId: 'ph-prosecutor', role: 'to', salutations: {}, onlyFrom: [] },
            {
              id: 'hospital',
              officialId: 'ph-hospital',
              role: 'to',
              salutations: { en: 'Dear Dr Verzosa-Lim' },
              onlyFrom: [],
            },
          ],
          letters: [
            {
              lang: 'en',
              targets: ['prosecutor'],
              greeting: 'Dear City Prosecutor,',
              body: english(today),
              signOff: 'Respectfully yours,',
            },
            {
              lang: 'en',
              targets: ['hospital'],
              greeting: null,
              body: englishToHospital(today),
              signOff: 'Yours sincerely,',
            },
          ],
          translations: [],
          preferredLanguages: ['en'],
          ownLanguageAllowed: false,
          timeZone,
          deadline: today,
          afterDeadline: 'stop',
          image: null,
        };
      },
    },
  ],
  outcome: null,
  stop: null,
  reports: 260,
};
