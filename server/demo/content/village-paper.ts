// Demo: a closed action with good news. It shows an outcome, and figures that no longer change.
import { addDays, type Day } from '../../lib/dates.ts';
import type { DemoAction } from '../model.ts';
import { ago, indexOf, numberOf } from './days.ts';

const timeZone = 'Europe/Sofia';

const background = (today: Day): string => `\
### One question in a paper of four pages

The *Gorna Vrana Sheet* is folded by hand and sold at the bakery, 340 copies every second Friday. Its editor, Radostin Kalchev-Mirov, is a retired surveyor. In the issue of ${ago(today, 120)} he printed a photograph of a new bridge that ends in a field, and under it one question: who signed for this?

### Three suits in a week

The mayor’s office, the mayor himself and the building company each sued him for defamation. Together they asked for a sum that is more than forty times his yearly pension. His bank account was frozen on ${ago(today, 104)} as a security.

Suits of this kind are not brought to be won. They are brought to cost: time, sleep, and money that a small paper does not have.

### About this example

Everything on this page is invented. It shows a **closed action with good news**: the outcome stands at the top, letters are no longer asked for, and the totals remain for everyone to see.`;

const english = (today: Day): string => `\
I write to you about {{people}}, editor of the Gorna Vrana Sheet, who has been sued three times for printing one question.

He asked who signed for a bridge that ends in a field. A public office that is asked about public money can answer, or can say that it does not know. It should not ask a court to ruin the person who asked. {{#if supporter.place}}In {{supporter.place}} the question would be thought a fair one. {{/if}}

His bank account has been frozen since ${ago(today, 104)}, before anything has been decided. I ask you to withdraw the suits, to let his account be released, and to publish the contract for the bridge.`;

export const villagePaper: DemoAction = {
  key: 'village-paper',
  timeZone,
  versions: [
    {
      daysAgo: 92,
      note: null,
      statement: {
        daysAgo: 30,
        lang: 'en',
        handed: [{ target: 'mayor', way: 'post', detail: 'Registered letter to the town hall', daysAgo: 29 }],
      },
      content: today => {
        const published = addDays(today, -92);
        return {
          lang: 'en',
          number: numberOf(83, published),
          index: indexOf('EUR 15', 83, published),
          kind: 'first',
          title: 'Village editor faces ruin over one question',
          country: 'BG',
          topics: ['journalists', 'freedom-of-expression'],
          people: [{ name: 'Radostin Kalchev-Mirov', pronouns: 'he/him' }],
          pronounsNote: null,
          summary: `Radostin Kalchev-Mirov, who edits a village paper of four pages, printed a photograph of a bridge that ends in a field and asked who had signed for it. He was sued three times within a week, and his bank account was frozen on ${ago(today, 104)}. The suits must be withdrawn.`,
          demands: [
            'Withdraw the three suits for defamation.',
            'Release his bank account.',
            'Publish the contract for the bridge.',
          ],
          background: background(today),
          targets: [
            { id: 'mayor', officialId: 'bg-mayor', role: 'to', salutations: {}, onlyFrom: [] },
            { id: 'court', officialId: 'bg-court', role: 'copy', salutations: {}, onlyFrom: [] },
          ],
          letters: [
            { lang: 'en', targets: null, greeting: null, body: english(today), signOff: 'Yours sincerely,' },
          ],
          translations: [],
          preferredLanguages: ['en', 'bg'],
          ownLanguageAllowed: true,
          timeZone,
          deadline: addDays(today, -31),
          afterDeadline: 'stop',
          image: null,
        };
      },
    },
  ],
  outcome: {
    kind: 'good-news',
    text: 'The district court has thrown out all three suits and released Radostin Kalchev-Mirov’s bank account. The judge remarked that a question is not a statement of fact. The mayor’s office has since published the contract for the bridge. The next issue of the Sheet printed it in full, and thanked everyone who wrote.',
    daysAgo: 24,
  },
  stop: null,
  reports: 150,
  replies: [
    {
      answeredDaysAgo: 40,
      daysAgo: 38,
      target: 'mayor',
      kind: 'phone',
      text: 'I rang the mayor’s office in the morning. A friendly woman said that they get “a great many foreign letters about one bridge” and that the contract was being looked for.',
      summary: {
        text: 'On the telephone the mayor’s office said that it receives a great many letters about the bridge, and that the contract is being looked for.',
        lang: 'en',
        daysAgo: 36,
      },
    },
  ],
};
