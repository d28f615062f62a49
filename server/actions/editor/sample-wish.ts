// The editor's sample: a draft with a little of everything, for the gallery and the tests of every page.
import { sampleCare } from '../care/words.ts';
import { emptyContent, type ActionContent } from '../model.ts';
import type { EditorWish } from './page.ts';
import { typedAction } from './typed.ts';

const content = (): ActionContent => ({
  ...emptyContent('en', 'America/Caracas'),
  title: 'Two river defenders charged',
  people: [{ name: 'Marisol Aranda', pronouns: 'she/her' }],
  targets: [{ id: 't1', officialId: 'o1', role: 'to', salutations: { es: 'Estimado Sr.' }, onlyFrom: [] }],
  letters: [
    {
      lang: 'es',
      targets: ['t1'],
      greeting: null,
      body: 'Le escribo por {{people}}.',
      signOff: 'Atentamente,',
    },
  ],
  image: { id: '01sample', alt: 'A river', credit: 'Ilse Haugland' },
  translations: [
    {
      lang: 'fr',
      translator: 'Ilse Haugland',
      link: '',
      revision: 1,
      savedAt: '2026-11-20T08:00:00.000Z',
      texts: {
        title: { text: 'Deux défenseurs', source: 'Two defenders' },
        summary: { text: 'Résumé', source: 'Summary' },
      },
    },
  ],
});

export function sampleWish(): EditorWish {
  const sample = content();
  return {
    typed: typedAction(sample, () => ''),
    action: {
      id: '01sample',
      version: 1,
      savedAt: '2026-11-20T08:00:00.000Z',
      hasDraft: true,
      content: sample,
    },
    revision: 4,
    officials: [{ id: 'o1', label: 'Governor of Río Seco · Venezuela' }],
    open: [{ degree: 'must', path: 'deadline', reason: 'problem.missing' }],
    care: sampleCare,
    problems: [{ path: 'number', reason: 'problem.actionNumber' }],
    saved: 'saved',
    notKept: true,
    mayPublish: true,
    others: [{ name: 'Ilse Haugland', since: '2026-11-20T08:00:00.000Z', seen: '2026-11-20T08:00:00.000Z' }],
    seen: '2026-11-20T08:00:00.000Z',
    languages: ['en', 'es'],
    keptAs: 'sample',
  };
}
