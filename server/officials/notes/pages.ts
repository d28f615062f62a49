// Supporters' notes on contact points that wait for a decision: by point, with what was said and the buttons.
import { countryName } from '../../lib/countries.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import { momentInWords, plainVisit, type Words } from '../../platform/web/words.ts';
import type { WaitingNotes } from '../decide-notes.ts';
import { officialLabel } from '../model.ts';
import { notesInWords } from '../points-page.ts';
import { sampleOfficial } from '../sample-official.ts';

export type NotesModel = {
  back: string;
  action: string;
  intro: string;
  said: string | null;
  errors: ErrorSummary;
  points: {
    id: string;
    hidden: { name: string; value: string }[];
    official: string;
    href: string;
    country: string;
    channel: string;
    icon: string;
    text: string;
    said: string;
    when: string;
    words: string[];
    /** Null where the point is offered no more: only that it was said can be kept. */
    reason: Field | null;
  }[];
};

export type RefusedDecision = { officialId: string; pointKey: string; problems: readonly FieldProblem[] };

export function notesModel(
  visit: Words,
  waiting: readonly WaitingNotes[],
  given: { said: string | null; refused: RefusedDecision | null },
): NotesModel {
  const { t, to, lang } = visit;
  const { refused } = given;
  const when = (at: string): string => momentInWords(visit, at);
  let errors: ErrorSummary = null;
  const points = waiting.map((each, at) => {
    const { official, point } = each;
    const own = refused?.officialId === official.id && refused.pointKey === point.key ? refused : null;
    const { field } = fieldsFor(visit, own?.problems ?? []);
    if (own) {
      errors = {
        title: t('form.problems', { n: own.problems.length }),
        links: own.problems.map(problem => ({ href: `#n${at}-reason`, text: t(problem.reason) })),
      };
    }
    return {
      id: `n${at}`,
      hidden: [
        { name: 'official', value: official.id },
        { name: 'key', value: point.key },
        { name: 'upTo', value: each.upTo },
      ],
      official: officialLabel(official),
      href: to.deskOfficial(official.id),
      country: countryName(official.country, lang),
      channel: t(`channel.${point.channel}`),
      icon: point.channel,
      text: point.text.replace(/\n/g, ', '),
      said: each.kinds.map(kind => notesInWords(visit, kind)).join(', '),
      when:
        when(each.firstAt) === when(each.lastAt)
          ? when(each.lastAt)
          : t('official.notes.between', { first: when(each.firstAt), last: when(each.lastAt) }),
      words: each.words,
      reason: each.offered
        ? field('reason', {
            label: t('official.notes.reason'),
            value: each.kinds.map(kind => notesInWords(visit, kind)).join(', '),
            id: `n${at}-reason`,
            dir: 'auto',
          })
        : null,
    };
  });
  return {
    back: to.deskOfficials(),
    action: to.deskContactNotes(),
    intro: t('official.notes.intro', { n: waiting.reduce((sum, each) => sum + each.count, 0) }),
    said: given.said,
    errors,
    points,
  };
}

export const notesPage = definePage<NotesModel>({
  name: 'officials/notes',
  layout: 'desk',
  sample: () => {
    const point = { channel: 'email' as const, text: 'despacho@rioseco.example.org', key: 'email:a' };
    const at = '2026-11-20T08:00:00.000Z';
    const kinds = [{ kind: 'mailbox-full' as const, count: 3 }];
    const official = sampleOfficial();
    const waiting = { official, point, count: 3, kinds, firstAt: at, lastAt: at, upTo: '01' };
    return notesModel(
      plainVisit(),
      [
        { ...waiting, offered: true, words: ['It says 552'] },
        { ...waiting, offered: false, words: [], count: 1, point: { ...point, key: 'email:b' } },
      ],
      {
        said: 'Kept.',
        refused: {
          officialId: official.id,
          pointKey: 'email:a',
          problems: [{ path: 'reason', reason: 'problem.missing' }],
        },
      },
    );
  },
});
