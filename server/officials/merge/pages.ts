// The page of a merge: two entries side by side, a choice for each field, what will happen.
import type { FieldProblem } from '../../lib/errors.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import { plainVisit, type Words } from '../../platform/web/words.ts';
import { officialLabel, type Official, type OfficialUse } from '../model.ts';
import { officialInWords } from '../say-official.ts';
import { sampleOfficial } from '../sample-official.ts';
import { detailOf } from './doubles-page.ts';
import { canBeBoth, MERGED_FIELDS, sameIn, type Picks } from './choose.ts';

type Cell = { id: string; value: string; checked: boolean; lines: string[] };
export type MergeModel = {
  back: string;
  heading: string;
  action: string;
  errors: ErrorSummary;
  keep: { id: string; name: string; href: string; version: string };
  /** Null as long as nobody has said which. */
  other: { id: string; name: string; href: string; version: string } | null;
  choose: { action: string; field: Field } | null;
  swap: string | null;
  rows: { name: string; label: string; error: string | null; keep: Cell; other: Cell; both: Cell | null }[];
  /** Fields in which the two agree. */
  same: { label: string; value: string }[];
  happens: string[];
  uses: { title: string; href: string }[];
};

export type MergeGiven = {
  keep: Official;
  other: Official | null;
  /** Every other entry, to choose one from. */
  choices: readonly Official[];
  picks: Picks | null;
  uses: readonly OfficialUse[];
  /** Actions that address both. */
  shared: number;
  problems: readonly FieldProblem[];
};

const entryOf = ({ to }: Words, official: Official) => ({
  id: official.id,
  name: officialLabel(official),
  href: to.deskOfficial(official.id),
  version: String(official.version),
});

function rowsOf(visit: Words, given: MergeGiven, errors: ReadonlyMap<string, string>): MergeModel['rows'] {
  const { keep, other, picks } = given;
  if (!other || !picks) return [];
  const mine = officialInWords(visit, keep);
  const theirs = officialInWords(visit, other);
  return MERGED_FIELDS.flatMap((name, at) => {
    if (sameIn(name, keep, other)) return [];
    const cell = (value: 'keep' | 'other' | 'both', text: string): Cell => ({
      id: `pick-${name}-${value}`,
      value,
      checked: picks[name] === value,
      lines: text === '' ? [] : text.split('\n'),
    });
    return [
      {
        name: `pick.${name}`,
        label: mine[at]?.label ?? name,
        error: errors.get(name) ?? null,
        keep: cell('keep', mine[at]?.value ?? ''),
        other: cell('other', theirs[at]?.value ?? ''),
        both: canBeBoth(name) && mine[at]?.value && theirs[at]?.value ? cell('both', '') : null,
      },
    ];
  });
}

export function mergeModel(visit: Words, given: MergeGiven): MergeModel {
  const { t, to } = visit;
  const { keep, other, uses, problems } = given;
  const said = new Map(problems.map(each => [each.path, t(each.reason, each.params ?? {})]));
  const rows = rowsOf(visit, given, said);
  const { field } = fieldsFor(visit, problems);
  return {
    back: to.deskOfficials(),
    heading: t('official.merge.title', { name: officialLabel(keep) }),
    action: to.deskMerge(),
    errors:
      problems.length === 0
        ? null
        : {
            title: t('form.problems', { n: said.size }),
            links: [...said].map(([path, text]) => ({
              href: rows.some(row => row.name === `pick.${path}`) ? `#pick-${path}-keep` : '#form',
              text,
            })),
          },
    keep: entryOf(visit, keep),
    other: other ? entryOf(visit, other) : null,
    choose: other
      ? null
      : {
          action: to.deskMerge(),
          field: field('other', {
            label: t('official.merge.which'),
            as: 'select',
            choices: given.choices.map(each => ({
              value: each.id,
              label: [officialLabel(each), detailOf(visit, each)].filter(Boolean).join(' · '),
            })),
          }),
        },
    swap: other ? to.deskMerge({ keep: other.id, other: keep.id }) : null,
    rows,
    same: other
      ? officialInWords(visit, keep).filter(
          (each, at) =>
            each.value !== '' && MERGED_FIELDS[at] !== undefined && sameIn(MERGED_FIELDS[at], keep, other),
        )
      : [],
    happens: other
      ? [
          t('official.merge.pointer', { other: officialLabel(other), keep: officialLabel(keep) }),
          ...(uses.length > 0 ? [t('official.merge.actions', { n: uses.length })] : []),
          ...(given.shared > 0 ? [t('official.merge.bothIn', { n: given.shared })] : []),
          t('official.merge.history'),
          t('official.merge.undo'),
        ]
      : [],
    uses: uses.map(use => ({
      title: use.title === '' ? t('action.untitled') : use.title,
      href: to.deskAction(use.id),
    })),
  };
}

export const mergePage = definePage<MergeModel>({
  name: 'officials/merge',
  layout: 'desk',
  sample: () => {
    const keep = sampleOfficial();
    const other: Official = {
      ...keep,
      id: '02sample',
      name: 'Ignacio Belmonte',
      emails: ['b@example.org'],
      phones: [],
    };
    const model = mergeModel(plainVisit(), {
      keep,
      other,
      choices: [],
      picks: ALL_KEPT,
      uses: [{ id: '01sample', title: 'Two river defenders charged', state: 'published' }],
      shared: 1,
      problems: [{ path: 'emails', reason: 'problem.tooMany', params: { max: 10 } }],
    });
    const { choose } = mergeModel(plainVisit(), {
      keep,
      other: null,
      choices: [other],
      picks: null,
      uses: [],
      shared: 0,
      problems: [],
    });
    return { ...model, choose };
  },
});

const ALL_KEPT: Picks = {
  name: 'keep',
  title: 'keep',
  body: 'keep',
  country: 'keep',
  salutations: 'keep',
  addressLines: 'keep',
  emails: 'keep',
  phones: 'keep',
  faxes: 'keep',
  handles: 'keep',
  notes: 'keep',
};
