// Demo: an open action in its last days. It shows one sample letter for each official, in two languages.
import { addDays, type Day } from '../../lib/dates.ts';
import type { DemoAction } from '../model.ts';
import { inSpanish } from './mangrove-maps-es.ts';
import { ago, ahead, indexOf, numberOf, yearsBack } from './days.ts';

const timeZone = 'America/Santo_Domingo';
const governor = 'governor';
const prosecutor = 'prosecutor';
const embassy = 'embassy';

const background = (today: Day): string => `\
### The mangrove

Ciénaga Bermeja is a tidal mangrove of about nine square kilometres. Some three hundred families on its shore live from crab, oysters and small boats. In ${yearsBack(today, 2)} the provincial government leased part of the shore for a marina. The lease describes the area as “open ground without vegetation”.

### The map

Yokasta Almonte-Quezadilla, a land surveyor, and Milagros Peguero Sansarí, who sells oysters, spent five months walking the lease with a tape, a borrowed tablet and a group of secondary school pupils. They marked 11,482 trees. The finished map was hung in the reading room of the public library at Puerto Bermejo, where anyone could compare it with the lease.

### What followed

- **${ago(today, 74)}:** the map is hung in the library.
- **${ago(today, 66)}:** the map is taken down by order of the provincial government. The library is told to close “for fumigation” and opens again after six days, without it.
- **${ago(today, 52)}:** the governor files a criminal complaint against both women for “usurping the functions of an authority” and “damaging private property”, the second because of paint marks on trunks.
- **${ago(today, 31)}:** both are forbidden to leave the province or to come within 500 metres of the mangrove. For Milagros Peguero that means that she cannot work.
- **${ahead(today, 8)}:** the first hearing is to take place.

The law on access to public information gives everyone the right to seek and to share information about the environment. Measuring trees on a public shore is not a crime.

### About this example

Everything on this page is invented: people, places and offices. It shows an action in its **last days**. Look at the two sample letters in each language: one is written for the governor, who filed the complaint himself, and is offered only to people who write to him. The embassy is a *copy* and is shown only to supporters in the countries it is accredited to.`;

const letterToGovernorEn = (today: Day): string => `\
I write to you about **Yokasta Almonte-Quezadilla** and **Milagros Peguero Sansarí**, against whom you yourself filed a criminal complaint on ${ago(today, 52)}.

What these two women did can be told in one sentence: they counted the trees of the Ciénaga Bermeja and hung the result in a library. {{#if supporter.place}}In {{supporter.place}}, where I live, we would thank someone for that. {{/if}}A map that can be checked by anyone who cares to walk along the shore does not usurp the functions of an authority. It helps an authority to do its work.

Since ${ago(today, 31)} neither of them may come near the mangrove. Milagros Peguero has sold its oysters for twenty-two years and now has no income. A complaint that comes from the governor’s own desk weighs heavily on a provincial court, whatever its judges may wish.

I ask you to withdraw the complaint before the hearing on ${ahead(today, 8)}, to return the map to the library at Puerto Bermejo, and to say in public that people who gather information about the environment have nothing to fear from your government.`;

const letterToGovernorEs = (today: Day): string => `\
Le escribo acerca de **Yokasta Almonte-Quezadilla** y **Milagros Peguero Sansarí**, contra quienes usted mismo presentó una denuncia penal el ${ago(today, 52, 'es')}.

Lo que hicieron estas dos mujeres cabe en una frase: contaron los árboles de la Ciénaga Bermeja y colgaron el resultado en una biblioteca. {{#if supporter.place}}En {{supporter.place}}, donde vivo, se lo agradeceríamos. {{/if}}Un mapa que cualquiera puede comprobar caminando por la orilla no usurpa las funciones de ninguna autoridad: le ayuda a hacer su trabajo.

Desde el ${ago(today, 31, 'es')} ninguna de las dos puede acercarse al manglar. Milagros Peguero vende sus ostras desde hace veintidós años y hoy no tiene ingresos. Una denuncia que sale del despacho del gobernador pesa mucho sobre un tribunal de provincia, por más independientes que quieran ser sus jueces.

Le pido que retire la denuncia antes de la audiencia del ${ahead(today, 8, 'es')}, que devuelva el mapa a la biblioteca de Puerto Bermejo y que declare en público que quienes reúnen información sobre el medio ambiente no tienen nada que temer de su gobierno.`;

const letterToOthersEn = (today: Day): string => `\
I write to you about {{people}}, who are to appear in court at Puerto Bermejo on ${ahead(today, 8)} because they made a map.

For five months they walked the shore of the Ciénaga Bermeja with a tape and a borrowed tablet and marked each mangrove tree. Their map shows 11,482 of them on ground that a marina lease calls “without vegetation”. It was taken down from the public library on ${ago(today, 66)}, and both women have since been accused of usurping an authority’s functions and of damaging property.

Neither accusation describes anything that is a crime. {{#if supporter.place}}I follow this case from {{supporter.place}}, and I am not alone in doing so. {{/if}}To bring people to court for sharing information about the environment discourages everyone who might have something to tell.

I ask you to see that the charges are dropped, that the order keeping both women away from the shore is lifted at once so that Milagros Peguero can work again, and that they are protected from any further reprisal.`;

const letterToOthersEs = (today: Day): string => `\
Le escribo acerca de {{people}}, que deben comparecer ante el tribunal de Puerto Bermejo el ${ahead(today, 8, 'es')} por haber hecho un mapa.

Durante cinco meses recorrieron la orilla de la Ciénaga Bermeja con una cinta métrica y una tableta prestada, y marcaron cada mangle. Su mapa muestra 11.482 árboles en un terreno que el contrato de una marina describe como «sin vegetación». El ${ago(today, 66, 'es')} lo retiraron de la biblioteca pública, y desde entonces se acusa a ambas de usurpación de funciones y de daños a la propiedad.

Ninguna de las dos acusaciones describe un delito. {{#if supporter.place}}Sigo este caso desde {{supporter.place}}, y no soy la única persona que lo hace. {{/if}}Llevar a los tribunales a quien comparte información ambiental desanima a todos los que tendrían algo que contar.

Le pido que procure que se retiren los cargos, que se levante de inmediato la orden que les impide acercarse a la orilla, para que Milagros Peguero pueda volver a trabajar, y que se las proteja de cualquier otra represalia.`;

const title = 'Two women face trial for mapping a mangrove';
const imageAlt =
  'Drawing of a mangrove at low tide: three trees on arched roots above still water, a low sun behind them.';

const summary = (today: Day): string => `\
Yokasta Almonte-Quezadilla and Milagros Peguero Sansarí counted 11,482 mangrove trees on a shore that has been leased for a marina, and hung the map in the public library. On ${ago(today, 52)} the provincial governor filed a criminal complaint against them. They have been barred from the shore since ${ago(today, 31)}, and one of them has lost her living.

Their first hearing is on ${ahead(today, 8)}. The charges must be dropped: sharing information about the environment is a right, not an offence.`;

const demands = [
  'Withdraw the complaint and drop all charges against both women before the hearing.',
  'Lift the order that bars them from the shore, so that Milagros Peguero can work again.',
  'Return the map to the public library at Puerto Bermejo.',
];

export const mangroveMaps: DemoAction = {
  key: 'mangrove-maps',
  timeZone,
  versions: [
    {
      daysAgo: 23,
      note: null,
      statement: null,
      content: today => {
        const published = addDays(today, -23);
        return {
          lang: 'en',
          number: numberOf(118, published),
          index: indexOf('AMR 27', 118, published),
          kind: 'first',
          title,
          country: 'DO',
          topics: ['human-rights-defenders', 'land-and-environment', 'freedom-of-expression', 'women'],
          people: [
            { name: 'Yokasta Almonte-Quezadilla', pronouns: 'she/her' },
            { name: 'Milagros Peguero Sansarí', pronouns: 'she/her' },
          ],
          pronounsNote: null,
          summary: summary(today),
          demands,
          background: background(today),
          targets: [
            { id: governor, officialId: 'do-governor', role: 'to', salutations: {}, onlyFrom: [] },
            { id: prosecutor, officialId: 'do-prosecutor', role: 'to', salutations: {}, onlyFrom: [] },
            {
              id: embassy,
              officialId: 'do-embassy-uk',
              role: 'copy',
              salutations: {},
              onlyFrom: ['GB', 'IE'],
            },
          ],
          letters: [
            {
              lang: 'es',
              targets: [governor],
              greeting: 'Señor Gobernador:',
              body: letterToGovernorEs(today),
              signOff: 'Atentamente,',
            },
            {
              lang: 'en',
              targets: [governor],
              greeting: 'Dear Governor,',
              body: letterToGovernorEn(today),
              signOff: 'Yours sincerely,',
            },
            {
              lang: 'es',
              targets: null,
              greeting: null,
              body: letterToOthersEs(today),
              signOff: 'Atentamente,',
            },
            {
              lang: 'en',
              targets: null,
              greeting: null,
              body: letterToOthersEn(today),
              signOff: 'Yours sincerely,',
            },
          ],
          translations: [
            inSpanish(today, { title, summary: summary(today), demands: demands.join('\n'), imageAlt }),
          ],
          preferredLanguages: ['es'],
          ownLanguageAllowed: true,
          timeZone,
          deadline: addDays(today, 5),
          afterDeadline: 'ask-office',
          image: {
            id: 'mangrove',
            alt: imageAlt,
            credit: 'Drawing made for this example',
          },
        };
      },
    },
  ],
  outcome: null,
  stop: null,
  reports: 300,
  replies: [
    {
      answeredDaysAgo: 9,
      daysAgo: 6,
      target: governor,
      kind: 'letter',
      text: 'Estimada señora: Por encargo del señor Gobernador acuso recibo de su atenta carta. Le informo que el asunto se encuentra en manos de los tribunales, cuya independencia este Gobierno respeta, por lo que no corresponde emitir opinión. En cuanto al mapa, ha sido devuelto a la sección técnica para su evaluación. Atentamente, Despacho del Gobernador.',
      summary: {
        text: 'The governor’s office answers that the case is before the courts and that it will give no opinion on it. It does not say that he filed the complaint himself. The map is said to be with a “technical section” for assessment; when the library will have it back is not said.',
        lang: 'en',
        daysAgo: 5,
      },
    },
    {
      answeredDaysAgo: 4,
      daysAgo: 3,
      target: prosecutor,
      kind: 'email',
      text: 'Hemos recibido su mensaje. La audiencia se mantiene en la fecha prevista. Saludos cordiales, Secretaría de la Fiscalía.',
      summary: null,
    },
  ],
};
