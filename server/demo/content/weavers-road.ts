// Demo: an open action with an update. It shows a second version under the same number, with what changed.
import { addDays, type Day } from '../../lib/dates.ts';
import type { ActionContent } from '../../actions/model.ts';
import type { DemoAction } from '../model.ts';
import { ago, ahead, indexOf, numberOf, yearsBack } from './days.ts';

const timeZone = 'America/La_Paz';
const firstAgo = 61;
const updateAgo = 6;

const story = (today: Day): string => `\
### Cloth across a road

The weavers of Qhutaña live by what they sell at the fair of Villa Sarayo. In ${yearsBack(today, 1)} the department began to charge for each loom a yearly fee that is higher than what most of them earn in a month. Letters were not answered. On ${ago(today, 83)} some sixty weavers stretched their cloths from side to side of the road to Villa Sarayo and sat down behind them. Ambulances and the school bus were let through: the cloths were lifted for them. After seven hours they folded everything up and went home.

Eusebia Condorhuanca Yucra, who chairs their association, had spoken for them on the radio that day. She is 58. Nobody else was charged.`;

const firstBackground = (today: Day): string => `\
${story(today)}

### The arrest

On ${ago(today, 66)} she was arrested at the fair. A judge ordered that she be held for six months before trial for “attacking the safety of means of transport”. She is in the women’s wing of the prison at Villa Sarayo. Her loom has been seized as evidence.

### About this example

Everything on this page is invented. This is the **first version** of an action that was updated later.`;

const updateBackground = (today: Day): string => `\
### What is new

On ${ago(today, 9)} an appeal court put Eusebia Condorhuanca Yucra under house arrest. The court said that it had “taken note of the attention given to the case”. She is at home with her grandchildren for the first time in fifty-seven days.

She is not free. Two officers sit at her door, she may not use a telephone, and her loom is still held as evidence, so that she cannot earn anything. The charge stands. The trial has been set for ${ahead(today, 33)}.

${story(today)}

### About this example

Everything on this page is invented. It shows an **update**: the same number and address, a new title, a new deadline, new demands, and a note that says what changed. The judge of the first version is no longer a target, and the prosecutor has been added. Reports that were made for the first version are still counted, because each target keeps its identity from one version to the next.`;

const firstEs = (today: Day): string => `\
Le escribo acerca de {{people}}, tejedora de Qhutaña, encarcelada desde el ${ago(today, 66, 'es')} por una protesta pacífica.

Durante siete horas, unas sesenta tejedoras y tejedores extendieron sus telas sobre un camino y las levantaron cada vez que pasaba una ambulancia o el bus escolar. Nadie resultó herido y nada se rompió. {{#if supporter.place}}En {{supporter.place}} hemos visto fotografías de esas telas, y cuesta ver en ellas un peligro. {{/if}}

Le pido que se la ponga en libertad de inmediato y que se retiren los cargos, porque no ha hecho más que ejercer su derecho a reunirse en paz y a hablar por los suyos.`;

const firstEn = (today: Day): string => `\
I write to you about {{people}}, a weaver from Qhutaña, who has been in prison since ${ago(today, 66)} for a peaceful protest.

For seven hours some sixty weavers stretched their cloths across a road, and lifted them whenever an ambulance or the school bus came by. Nobody was hurt and nothing was broken. {{#if supporter.place}}In {{supporter.place}} we have seen pictures of those cloths, and it is hard to see a danger in them. {{/if}}

I ask that she be released at once and that the charges be dropped: she has done no more than meet in peace and speak for her neighbours, as is her right.`;

const updateEs = (today: Day): string => `\
Le escribo de nuevo acerca de {{people}}, tejedora de Qhutaña, que desde el ${ago(today, 9, 'es')} cumple arresto domiciliario.

Me alegra que haya vuelto con sus nietos después de cincuenta y siete días de cárcel. Pero sigue sin ser libre: dos policías vigilan su puerta, no puede usar el teléfono y su telar continúa incautado. Para una tejedora, un telar no es una prueba, es el pan de cada día.

La acusación por la que irá a juicio el ${ahead(today, 33, 'es')} se refiere a una protesta de siete horas en la que nadie resultó herido, y en la que las telas se levantaban para dejar pasar a las ambulancias. {{#if supporter.place}}Quienes seguimos el caso desde {{supporter.place}} no entendemos qué delito puede haber en ello. {{/if}}

Le pido que se levante el arresto domiciliario, que se le devuelva el telar de inmediato y que se retiren todos los cargos contra ella.`;

const updateEn = (today: Day): string => `\
I write to you again about {{people}}, a weaver from Qhutaña, who has been under house arrest since ${ago(today, 9)}.

I am glad that she is back with her grandchildren after fifty-seven days in prison. But she is not free: two officers watch her door, she may not use a telephone, and her loom is still being held. To a weaver a loom is no piece of evidence. It is her bread.

The charge on which she is to be tried on ${ahead(today, 33)} concerns a protest of seven hours in which nobody was hurt, and in which the cloths were lifted to let ambulances pass. {{#if supporter.place}}Those of us who follow the case from {{supporter.place}} cannot see what offence there is in that. {{/if}}

I ask that the house arrest be ended, that her loom be given back at once, and that all charges against her be dropped.`;

const common = (today: Day) => {
  const published = addDays(today, -firstAgo);
  return {
    lang: 'en',
    number: numberOf(97, published),
    country: 'BO',
    topics: ['freedom-of-assembly', 'indigenous-peoples', 'labour-rights', 'women'],
    people: [
      {
        name: 'Eusebia Condorhuanca Yucra',
        pronouns: 'she/her',
        spoken: 'eh-oo-SEH-bya kon-dor-WAN-ka YOO-kra',
      },
    ],
    pronounsNote: null,
    translations: [],
    preferredLanguages: ['es'],
    ownLanguageAllowed: true,
    timeZone,
    afterDeadline: 'ask-office',
    image: {
      id: 'loom',
      alt: 'Drawing of an upright loom with a half-finished striped cloth, red, ochre and blue, against hills.',
      credit: 'Drawing made for this example',
    },
  } satisfies Partial<ActionContent>;
};

const governor = {
  id: 'governor',
  officialId: 'bo-governor',
  role: 'to',
  salutations: {},
  onlyFrom: [],
} as const;
const embassy = { id: 'embassy', officialId: 'bo-embassy-us', role: 'copy', salutations: {} } as const;

export const weaversRoad: DemoAction = {
  key: 'weavers-road',
  timeZone,
  versions: [
    {
      daysAgo: firstAgo,
      note: null,
      statement: {
        daysAgo: updateAgo,
        lang: 'es',
        handed: [
          { target: 'governor', way: 'hand', detail: 'Mesa de entradas de la Gobernación', daysAgo: 5 },
          { target: 'judge', way: 'fax', detail: 'Secretaría del juzgado', daysAgo: 5 },
        ],
      },
      content: today => ({
        ...common(today),
        kind: 'first',
        index: indexOf('AMR 18', 97, addDays(today, -firstAgo)),
        title: 'Weaver jailed for a peaceful protest',
        summary: `Eusebia Condorhuanca Yucra was arrested on ${ago(today, 66)} because weavers had sat down on a road behind their own cloths. She has been sent to prison for six months while she waits for her trial. She must be released at once.`,
        demands: ['Release Eusebia Condorhuanca Yucra at once and drop the charges against her.'],
        background: firstBackground(today),
        targets: [
          { ...governor, onlyFrom: [] },
          { id: 'judge', officialId: 'bo-judge', role: 'to', salutations: {}, onlyFrom: [] },
          { ...embassy, onlyFrom: ['US'] },
        ],
        letters: [
          { lang: 'es', targets: null, greeting: null, body: firstEs(today), signOff: 'Atentamente,' },
          { lang: 'en', targets: null, greeting: null, body: firstEn(today), signOff: 'Yours sincerely,' },
        ],
        deadline: addDays(today, -2),
      }),
    },
    {
      daysAgo: updateAgo,
      note: 'She has been moved from prison to house arrest. New deadline and demands; the prosecutor replaces the judge.',
      statement: null,
      content: today => ({
        ...common(today),
        kind: 'update',
        index: indexOf('AMR 18', 127, addDays(today, -updateAgo)),
        title: 'Weaver out of prison, but her door is guarded',
        summary: `After fifty-seven days in prison Eusebia Condorhuanca Yucra has been at home since ${ago(today, 9)}, under house arrest and without her loom. She will be tried on ${ahead(today, 33)} for a peaceful protest in which weavers stretched their cloths across a road.

The appeal court noted the attention that her case has had. It is the moment to ask for the rest: her freedom, her loom, and an end to the charges.`,
        demands: [
          'End the house arrest of Eusebia Condorhuanca Yucra.',
          'Give her back her loom at once.',
          'Drop all charges that arise from the peaceful protest.',
        ],
        background: updateBackground(today),
        targets: [
          { ...governor, onlyFrom: [] },
          { id: 'prosecutor', officialId: 'bo-prosecutor', role: 'to', salutations: {}, onlyFrom: [] },
          { ...embassy, onlyFrom: ['US'] },
        ],
        letters: [
          { lang: 'es', targets: null, greeting: null, body: updateEs(today), signOff: 'Atentamente,' },
          { lang: 'en', targets: null, greeting: null, body: updateEn(today), signOff: 'Yours sincerely,' },
        ],
        deadline: addDays(today, 26),
      }),
    },
  ],
  outcome: null,
  stop: null,
  reports: 320,
};
