// Demo: the Spanish of the mangrove action. It shows a translation with its credit; what it lacks stands in English.
import type { Translation } from '../../actions/model.ts';
import { addDays, type Day } from '../../lib/dates.ts';
import { ago, ahead } from './days.ts';

type Originals = { title: string; summary: string; demands: string; imageAlt: string };

const summary = (today: Day): string => `\
Yokasta Almonte-Quezadilla y Milagros Peguero Sansarí contaron 11.482 mangles en una orilla arrendada para construir una marina y colgaron el mapa en la biblioteca pública. El ${ago(today, 52, 'es')}, el gobernador de la provincia presentó una denuncia penal contra ellas. Desde el ${ago(today, 31, 'es')} tienen prohibido acercarse a la orilla, y una de ellas ha perdido su medio de vida.

La primera audiencia es el ${ahead(today, 8, 'es')}. Los cargos deben retirarse: compartir información sobre el medio ambiente es un derecho, no un delito.`;

const demands = [
  'Que se retire la denuncia y se archiven todos los cargos contra ambas antes de la audiencia.',
  'Que se levante la orden que les impide acercarse a la orilla, para que Milagros Peguero pueda volver a trabajar.',
  'Que se devuelva el mapa a la biblioteca pública de Puerto Bermejo.',
].join('\n');

/** Made from these words: the page says so where the original has changed since. */
export const inSpanish = (today: Day, originals: Originals): Translation => ({
  lang: 'es',
  translator: 'Colectivo Traductor Orilla',
  link: 'https://orilla.example.org/',
  revision: 1,
  savedAt: `${addDays(today, -23)}T12:00:00.000Z`,
  texts: {
    title: { text: 'Dos mujeres, a juicio por cartografiar un manglar', source: originals.title },
    summary: { text: summary(today), source: originals.summary },
    demands: { text: demands, source: originals.demands },
    imageAlt: {
      text: 'Dibujo de un manglar con la marea baja: tres árboles sobre raíces en arco encima del agua quieta, con el sol bajo detrás.',
      source: originals.imageAlt,
    },
  },
});
