// Demo: an open action that names nobody. It shows how to write for children whose names must not be published.
import { addDays, type Day } from '../../lib/dates.ts';
import type { DemoAction } from '../model.ts';
import { ago, indexOf, numberOf, yearsBack } from './days.ts';

const timeZone = 'Australia/Darwin';

const background = (today: Day): string => `\
### Built for one night

The watch house at Redgum Crossing has nine cells, no yard and no window that opens. It was built to hold adults until the next morning. Since ${yearsBack(today, 1)} children have been kept there when the youth centre, five hundred kilometres away, has no room.

### The count

The register is public. Volunteers of a legal service copy it out once a week:

| week ending | children | longest stay |
|---|---|---|
| ${ago(today, 30)} | 7 | 6 nights |
| ${ago(today, 23)} | 9 | 11 nights |
| ${ago(today, 16)} | 12 | 14 nights |
| ${ago(today, 9)} | 11 | 17 nights |

The youngest was eleven years old. Three of the children had not been charged with anything. The lights stay on all night, and lessons are a sheet of paper under the door.

### About this example

Everything on this page is invented. It shows an action that **names nobody**, because the law and good sense forbid naming the children. There are no people to list, so the note on pronouns says how to speak of them. The background has a table. Copies go to an official who is reached by telephone and fax only.`;

const english = (today: Day): string => `\
I write to you about the children who are being kept in the police watch house at Redgum Crossing.

In the week that ended on ${ago(today, 9)} there were eleven of them, in cells that were built for adults and for a single night. One child had been there for seventeen nights. The lights are never put out, there is no yard, and lessons are a sheet of paper pushed under a door. These figures come from the register of the watch house itself.

A child should be locked up only as a last resort, for the shortest time, and never with adults. {{#if supporter.place}}I write from {{supporter.place}}, and I would write the same letter to my own government. {{/if}}Those are promises that your country has made to every child in it.

I ask you to move each child out of the watch house this week, to forbid by law that any child is kept in one for longer than a night, and to let an independent inspector go in at any hour.`;

export const watchHouse: DemoAction = {
  key: 'watch-house',
  timeZone,
  versions: [
    {
      daysAgo: 8,
      note: null,
      statement: null,
      content: today => {
        const published = addDays(today, -8);
        return {
          lang: 'en',
          number: numberOf(126, published),
          index: indexOf('ASA 12', 126, published),
          kind: 'first',
          title: 'Children kept for weeks in police cells',
          country: 'AU',
          topics: ['children', 'torture', 'indigenous-peoples'],
          people: [],
          pronounsNote:
            'They, them for all of the children. Their names must not be published or guessed at.',
          summary: `Children as young as eleven are being held in a police watch house at Redgum Crossing that was built to keep adults for one night. In the week that ended on ${ago(today, 9)} there were eleven of them, one for the seventeenth night. The lights stay on, and there is no yard.

They must be moved at once to a place that is fit for children, or be allowed to go home.`,
          demands: [
            'Move every child out of the watch house this week.',
            'Forbid by law that a child is kept in a watch house for longer than one night.',
            'Give an independent inspector access at any hour.',
          ],
          background: background(today),
          targets: [
            { id: 'minister', officialId: 'au-minister', role: 'to', salutations: {}, onlyFrom: [] },
            { id: 'commissioner', officialId: 'au-commissioner', role: 'to', salutations: {}, onlyFrom: [] },
            {
              id: 'station',
              officialId: 'au-watch-house',
              role: 'copy',
              salutations: {},
              onlyFrom: ['AU', 'NZ'],
            },
          ],
          letters: [
            { lang: 'en', targets: null, greeting: null, body: english(today), signOff: 'Yours sincerely,' },
          ],
          translations: [],
          preferredLanguages: ['en'],
          ownLanguageAllowed: true,
          timeZone,
          deadline: addDays(today, 33),
          afterDeadline: 'ask-office',
          image: null,
        };
      },
    },
  ],
  outcome: null,
  stop: null,
  reports: 200,
};
