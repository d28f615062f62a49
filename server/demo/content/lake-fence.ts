// Demo: a closed action in which nothing has changed. It shows that such an outcome is said openly.
import { addDays, type Day } from '../../lib/dates.ts';
import type { DemoAction } from '../model.ts';
import { ago, indexOf, numberOf, yearsBack } from './days.ts';

const timeZone = 'Asia/Phnom_Penh';

const background = (today: Day): string => `\
### The fence

Since ${yearsBack(today, 9)} the sixty-two families of Phum Roluos Thmei have had papers for the strip between the road and the lake. On ${ago(today, 150)} a company put up a fence along it, with a gate. The gate is opened for two hours a day. Nets must be carried around by the road, which is nine kilometres.

### The three representatives

Keo Sophanara, Chhim Vannareth and Meas Bopha-Rith carried the families’ papers to the land office. On ${ago(today, 133)} they were charged with “incitement”, because they had read the papers aloud in front of the gate. They must report to the police every Monday and may not meet one another.

### About this example

Everything on this page is invented. It shows a **closed action with no change**. A platform that only told of successes would not be believed. The outcome says what is known and what is done next.`;

const english = `\
I write to you about {{people}}, who represent sixty-two families on the shore of the lake at Phum Roluos Thmei.

The families hold papers for the land on which they live, issued by your own office. When a fence was put up on it, their three representatives read those papers aloud. They have been charged with incitement, must report to the police every week, and are forbidden to meet. {{#if supporter.place}}I write from {{supporter.place}}, where reading a deed aloud would harm no one. {{/if}}

I ask you to have the gate opened by day and by night, to examine the families’ papers in a public hearing, and to support an end to the charges against the three.`;

export const lakeFence: DemoAction = {
  key: 'lake-fence',
  timeZone,
  versions: [
    {
      daysAgo: 118,
      note: null,
      statement: null,
      content: today => {
        const published = addDays(today, -118);
        return {
          lang: 'en',
          number: numberOf(71, published),
          index: indexOf('ASA 23', 71, published),
          kind: 'first',
          title: 'Lake families fenced off from their boats',
          country: 'KH',
          topics: ['land-and-environment', 'freedom-of-assembly', 'human-rights-defenders'],
          people: [
            { name: 'Keo Sophanara', pronouns: 'she/her' },
            { name: 'Chhim Vannareth', pronouns: 'he/him' },
            { name: 'Meas Bopha-Rith', pronouns: 'they/them' },
          ],
          pronounsNote: null,
          summary: `A fence has cut sixty-two families off from the lake they fish in. Three people who read the families’ land papers aloud in front of it were charged with incitement on ${ago(today, 133)} and may not meet one another. The charges must be dropped, and the families’ papers must be examined in public.`,
          demands: [
            'Open the gate to the lake by day and by night.',
            'Examine the families’ land papers in a public hearing.',
            'Drop the charges of incitement against the three representatives.',
          ],
          background: background(today),
          targets: [
            { id: 'governor', officialId: 'kh-governor', role: 'to', salutations: {}, onlyFrom: [] },
            { id: 'land', officialId: 'kh-land', role: 'to', salutations: {}, onlyFrom: [] },
          ],
          letters: [
            { lang: 'en', targets: null, greeting: null, body: english, signOff: 'Yours faithfully,' },
          ],
          translations: [],
          preferredLanguages: ['en', 'km'],
          ownLanguageAllowed: true,
          timeZone,
          deadline: addDays(today, -24),
          afterDeadline: 'ask-office',
          image: null,
        };
      },
    },
  ],
  outcome: {
    kind: 'no-change',
    text: 'The fence still stands and the charges have not been dropped. The land office has confirmed that it received the letters and has given no date for a hearing. We go on following the case and will ask for letters again when the court sits. Thank you for writing: the families say that the Monday visits to the police have become shorter since the letters began to arrive.',
    daysAgo: 9,
  },
  stop: null,
  reports: 110,
};
