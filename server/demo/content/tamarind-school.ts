// Demo: an open action with a far deadline, in French. It shows letters that go on counting for the case afterwards.
import { addDays, type Day } from '../../lib/dates.ts';
import type { DemoAction } from '../model.ts';
import { ago, ahead, indexOf, numberOf, yearsBack } from './days.ts';

const timeZone = 'Indian/Antananarivo';

const background = (today: Day): string => `\
### A school that its parents built

The parents of Ambohitsara-Kely built their school in ${yearsBack(today, 6)}, from brick they had fired themselves. It had two rooms, ninety-four pupils, and a teacher whom the village paid in rice. Two years later the district recognised it and sent a second teacher.

### The permit

In ${yearsBack(today, 1)} a graphite company received a permit for the hill on which the school stands. The families were told in a meeting that nobody would have to move. On ${ago(today, 70)} a digger took down both rooms, on a Sunday, with the benches inside.

Hery Velontsoa, the teacher, went on teaching under the tamarind tree beside the ruin. Each morning he chalked the number of pupils on a board that faces the road.

### The arrest

On ${ago(today, 41)} gendarmes arrested him in front of the class. He is accused of holding an unlawful gathering and of “occupying a work site”. He has been held at the district prison since then, four hours on foot from the village. He has diabetes. His family brings his medicine, and has been turned away twice.

His provisional release was refused on ${ago(today, 20)} without a reason being given. A new request can be decided on ${ahead(today, 45)} at the latest.

### What would help

- A word from the ministry to the prosecutor that teaching children in the open air is not an offence.
- A decision by the prefect to let the school be built again on the land that the parents have registered.
- Letters to *the prefect*, who reads post and has no public e-mail address.

### About this example

Everything on this page is invented. It shows an action with a **deadline far ahead** that asks for letters **even after it**: such cases are long, and the form stays open. The prefect can be reached by post only, so that a printed letter is what is offered. The letters are in French and in English.`;

const french = (today: Day): string => `\
Je vous écris au sujet de **Hery Velontsoa**, instituteur à Ambohitsara-Kely, détenu depuis le ${ago(today, 41, 'fr')} pour avoir fait la classe sous un arbre.

L’école que les parents du village avaient bâtie de leurs mains a été démolie un dimanche, le ${ago(today, 70, 'fr')}, avec les bancs à l’intérieur. Le lendemain, M. Velontsoa a réuni ses élèves à l’ombre du tamarinier voisin et a repris la leçon là où elle s’était arrêtée. C’est cela que l’on appelle aujourd’hui un attroupement illicite.

Il est diabétique. Sa famille marche quatre heures pour lui apporter ses médicaments et a déjà été renvoyée deux fois. {{#if supporter.place}}À {{supporter.place}}, d’où je vous écris, on tient pour un bon maître celui qui n’abandonne pas sa classe. {{/if}}Quatre-vingt-quatorze enfants n’ont plus ni école ni instituteur.

Je vous demande d’œuvrer à sa libération immédiate et à l’abandon des poursuites, de veiller à ce qu’il reçoive chaque jour son traitement, et de permettre que l’école soit reconstruite sur le terrain que les parents ont fait enregistrer.`;

const english = (today: Day): string => `\
I write to you about **Hery Velontsoa**, a teacher at Ambohitsara-Kely, who has been held since ${ago(today, 41)} for teaching under a tree.

The school that the parents of the village had built with their own hands was pulled down on a Sunday, ${ago(today, 70)}, with the benches inside. The next day Mr Velontsoa called his pupils into the shade of the tamarind beside it and went on with the lesson where it had stopped. This is what is now called an unlawful gathering.

He has diabetes. His family walks for four hours to bring him his medicine and has been turned away twice. {{#if supporter.place}}In {{supporter.place}}, from where I write, a teacher who does not give up a class is thought a good one. {{/if}}Ninety-four children have neither a school nor a teacher now.

I ask you to work for his immediate release and for the charges to be dropped, to see that he receives his treatment every day, and to let the school be built again on the land that the parents have registered.`;

export const tamarindSchool: DemoAction = {
  key: 'tamarind-school',
  timeZone,
  versions: [
    {
      daysAgo: 26,
      note: null,
      statement: null,
      content: today => {
        const published = addDays(today, -26);
        return {
          lang: 'en',
          number: numberOf(116, published),
          index: indexOf('AFR 35', 116, published),
          kind: 'first',
          title: 'Teacher held for giving lessons under a tree',
          country: 'MG',
          topics: ['arbitrary-detention', 'land-and-environment', 'children', 'freedom-of-assembly'],
          people: [{ name: 'Hery Velontsoa', pronouns: 'he/him' }],
          pronounsNote: null,
          summary: `After a digger pulled down the village school at Ambohitsara-Kely to make way for a graphite pit, Hery Velontsoa went on teaching his ninety-four pupils under a tamarind tree. He was arrested in front of them on ${ago(today, 41)} and is accused of holding an unlawful gathering. He has diabetes, and his family has twice been kept from bringing him his medicine.

He must be released, and the children must have their school back.`,
          demands: [
            'Release Hery Velontsoa at once and drop the charges against him.',
            'See that he receives his diabetes treatment every day.',
            'Let the parents rebuild the school on the land that they have registered.',
          ],
          background: background(today),
          targets: [
            { id: 'prefect', officialId: 'mg-prefect', role: 'to', salutations: {}, onlyFrom: [] },
            { id: 'education', officialId: 'mg-education', role: 'to', salutations: {}, onlyFrom: [] },
            {
              id: 'embassy',
              officialId: 'mg-embassy-de',
              role: 'copy',
              salutations: {},
              onlyFrom: ['DE', 'AT', 'PL', 'CZ'],
            },
          ],
          letters: [
            {
              lang: 'fr',
              targets: null,
              greeting: null,
              body: french(today),
              signOff: 'Je vous prie d’agréer l’expression de ma considération distinguée,',
            },
            { lang: 'en', targets: null, greeting: null, body: english(today), signOff: 'Yours faithfully,' },
          ],
          translations: [],
          preferredLanguages: ['fr'],
          ownLanguageAllowed: true,
          timeZone,
          deadline: addDays(today, 40),
          afterDeadline: 'continue',
          image: null,
        };
      },
    },
  ],
  outcome: null,
  stop: null,
  reports: 180,
};
