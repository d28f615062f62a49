// Two have edited at once: each field in which they differ, side by side, and a choice for each.
import type { FieldProblem } from '../../lib/errors.ts';
import { compareWords, type Run } from '../../lib/word-diff.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldsFor, type Choice, type ErrorSummary } from '../../platform/web/fields.ts';
import { momentInWords, plainVisit, type Words } from '../../platform/web/words.ts';
import { contentInWords, type ContentWords } from '../compare-versions.ts';
import { emptyContent } from '../model.ts';
import { changedBy, differingFields, type Apart, type EditedField } from './save-edited.ts';

type Side = { choice: Choice; heading: string; runs: Run[]; empty: string | null };

type DifferenceRow = {
  name: string;
  label: string;
  /** Who changed it: only you, only they, or both. */
  told: string;
  error: string | null;
  errorId: string | null;
  mine: Side;
  theirs: Side;
};

export type DifferenceModel = {
  heading: string;
  lead: string;
  action: string;
  actions: string;
  overview: string;
  errors: ErrorSummary;
  revision: string;
  rows: DifferenceRow[];
  /** What was typed, as the form that sent it. */
  kept: { name: string; value: string }[];
};

export type DifferenceWish = {
  id: string;
  apart: Apart;
  /** Who saved, and when. */
  by: { name: string; at: string | null };
  words: ContentWords;
  kept: readonly (readonly [string, string])[];
  chosen?: ReadonlyMap<EditedField, string>;
  problems?: readonly FieldProblem[];
};

/** The name of the field that holds the choice for a part of the content. */
export const choiceName = (field: EditedField): string => `choice.${field}`;

export function differenceModel(visit: Words, wish: DifferenceWish): DifferenceModel {
  const { t, to } = visit;
  const { apart, by } = wish;
  const { field, summary } = fieldsFor(visit, wish.problems);
  const mine = contentInWords(apart.mine, wish.words);
  const theirs = contentInWords(apart.theirs.content, wish.words);
  const rows = differingFields(apart.mine, apart.theirs.content).map((part): DifferenceRow => {
    const who = changedBy(apart, part);
    // What only one has changed is chosen already; where both have, nobody but the person can say.
    const chosen = wish.chosen?.get(part) ?? (who === 'both' ? '' : who);
    const choice = field(choiceName(part), {
      label: t(`action.part.${part}`),
      as: 'radios',
      value: chosen,
      choices: [
        { value: 'mine', label: t('difference.mine') },
        { value: 'theirs', label: t('difference.theirs', { name: by.name }) },
      ],
    });
    const runs = compareWords(theirs[part], mine[part]);
    const side = (at: number, text: string, words: Run[]): Side[] => {
      const each = choice.choices[at];
      return each
        ? [
            {
              choice: each,
              heading: each.label,
              runs: words,
              empty: text === '' ? t('difference.empty') : null,
            },
          ]
        : [];
    };
    const [mySide, theirSide] = [...side(0, mine[part], runs.after), ...side(1, theirs[part], runs.before)];
    if (!mySide || !theirSide) throw new Error('a difference has two sides');
    return {
      name: choice.name,
      label: choice.label,
      told: t(`difference.changed.${who}`, { name: by.name }),
      error: choice.error,
      errorId: choice.errorId,
      mine: mySide,
      theirs: theirSide,
    };
  });
  const { title } = apart.theirs.content;
  return {
    heading: title === '' ? t('action.untitled') : title,
    lead:
      by.at === null
        ? t('difference.lead', { name: by.name })
        : t('difference.leadAt', { name: by.name, at: momentInWords(visit, by.at) }),
    action: to.deskActionDifference(wish.id),
    actions: to.deskActions(),
    overview: to.deskAction(wish.id),
    errors: summary(),
    revision: String(apart.theirs.revision),
    rows,
    kept: wish.kept.map(([name, value]) => ({ name, value })),
  };
}

export const differencePage = definePage<DifferenceModel>({
  name: 'actions/difference',
  layout: 'desk',
  sample: () => {
    const base = emptyContent('en', 'UTC');
    const theirs = { ...base, title: 'Two river defenders charged', summary: 'They were charged on Monday.' };
    const mine = {
      ...base,
      title: 'Two river defenders charged',
      summary: 'They were charged.',
      deadline: '2026-12-15',
    };
    return differenceModel(plainVisit(), {
      id: '01sample',
      apart: {
        base,
        mine,
        theirs: {
          id: '01sample',
          slug: 'two-river-defenders-charged',
          demo: true,
          version: 1,
          revision: 5,
          content: theirs,
          hasDraft: true,
          stoppedAt: null,
          savedAt: '2026-11-20T08:00:00.000Z',
          savedBy: null,
          closesAt: null,
          publishedDeadline: null,
          ordinal: 1,
          step: null,
          note: null,
        },
      },
      by: { name: 'Ilse Haugland', at: '2026-11-20T08:00:00.000Z' },
      words: {
        official: id => id,
        country: code => code,
        language: code => code,
        word: key => key,
        day: day => day,
      },
      kept: [['title', 'Two river defenders charged']],
      problems: [{ path: 'choice.summary', reason: 'problem.choose' }],
    });
  },
});
