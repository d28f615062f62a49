// Demo: a stopped action. It shows that letters end at once everywhere, with a reason that puts nobody at risk.
import { addDays, type Day } from '../../lib/dates.ts';
import type { DemoAction } from '../model.ts';
import { ago, indexOf, numberOf } from './days.ts';

const timeZone = 'Asia/Kathmandu';

const background = (today: Day): string => `\
### A student in a transit room

Since ${ago(today, 44)} a student has been kept in a room of an airport because the authorities mean to send him back to a country that he fled. He has asked for asylum. Nobody has come to hear his reasons.

To send a person to a place where there are good grounds to fear torture is forbidden without exception.

### About this example

Everything on this page is invented. It shows a **stopped action**. When an action is stopped, its letter form, its files, its place in the feeds and mail that is still waiting are stopped with it, at once. Letters that were already sent can be reported for some days more. The reason is public, so write it with care: it should say no more than people need.`;

const english = (today: Day): string => `\
I write to you about {{people}}, a student who has been kept in the transit area since ${ago(today, 44)} and who has asked for asylum.

He has not been heard. To return him before anyone has listened to what he fears would break a rule that knows no exception: nobody may be sent to a place where torture threatens. {{#if supporter.place}}People in {{supporter.place}} are following what becomes of him. {{/if}}

I ask you not to deport him, to let him speak to a lawyer and to those who decide on asylum, and to let him leave the transit area while they do.`;

export const borderStudent: DemoAction = {
  key: 'border-student',
  timeZone,
  versions: [
    {
      daysAgo: 38,
      note: null,
      statement: null,
      content: today => {
        const published = addDays(today, -38);
        return {
          lang: 'en',
          number: numberOf(109, published),
          index: indexOf('ASA 31', 109, published),
          kind: 'first',
          title: 'Student at risk of being sent back to danger',
          country: 'NP',
          topics: ['refugees-and-migrants', 'torture'],
          people: [{ name: 'Ismat R.', pronouns: 'he/him' }],
          pronounsNote: 'Only his first name and an initial are published, at the wish of his family.',
          summary: `Ismat R., a student, has been kept in the transit area of an airport since ${ago(today, 44)} and may be sent back to the country that he fled. He has asked for asylum and has not been heard. He must not be deported.`,
          demands: ['Do not deport Ismat R.', 'Let him speak to a lawyer, and hear his request for asylum.'],
          background: background(today),
          targets: [
            { id: 'immigration', officialId: 'np-immigration', role: 'to', salutations: {}, onlyFrom: [] },
            { id: 'home', officialId: 'np-home', role: 'to', salutations: {}, onlyFrom: [] },
          ],
          letters: [
            { lang: 'en', targets: null, greeting: null, body: english(today), signOff: 'Yours faithfully,' },
          ],
          translations: [],
          preferredLanguages: ['en'],
          ownLanguageAllowed: true,
          timeZone,
          deadline: addDays(today, 9),
          afterDeadline: 'ask-office',
          image: null,
        };
      },
    },
  ],
  outcome: null,
  stop: {
    reason:
      'His lawyers ask that no more letters be written. Talks in private have begun, and public attention could now do harm. If you have a letter ready, please do not send it. Thank you to everyone who wrote.',
    daysAgo: 3,
  },
  reports: 120,
};
