// Every import that offices' files made, the newest first, and the choice of an action for the next.
import { definePage } from '../../platform/views/views.ts';
import { fieldSample } from '../../platform/web/field-sample.ts';
import { fieldsFor, type Field } from '../../platform/web/fields.ts';
import { writeNumber } from '../../lib/languages.ts';
import { momentInWords, type Words } from '../../platform/web/words.ts';
import type { ListedImport } from './find-imports.ts';

export type ImportsModel = {
  review: string | null;
  /** Null where no action takes reports now. */
  begin: { action: string; field: Field } | null;
  /** Set where only those of one action are shown. */
  all: string | null;
  lines: {
    href: string;
    office: string;
    file: string;
    title: string;
    lang: string;
    when: string;
    instant: string;
    by: string;
    reports: string;
    letters: string;
    state: string;
    tagClass: string;
  }[];
};

export function importsModel(
  visit: Words,
  list: readonly ListedImport[],
  given: { open: readonly { id: string; title: string }[]; only: string | null; mayReview: boolean },
): ImportsModel {
  const { t, to, lang } = visit;
  const { field } = fieldsFor(visit);
  return {
    review: given.mayReview ? to.deskReview() : null,
    all: given.only === null ? null : to.deskReportImports(),
    begin:
      given.open.length === 0
        ? null
        : {
            action: to.deskReportImportChoice(),
            field: field('action', {
              label: t('reportImport.list.which'),
              as: 'select',
              value: given.only ?? '',
              choices: given.open.map(({ id, title }) => ({ value: id, label: title })),
            }),
          },
    lines: list.map(each => ({
      href: to.deskReportImportOne(each.id),
      office: each.office,
      file: each.fileName || t('reportImport.pasted'),
      title: each.action?.title ?? '',
      lang: each.action?.lang ?? lang,
      when: momentInWords(visit, each.at),
      instant: each.at,
      by: each.byName,
      reports: writeNumber(each.reports, lang),
      letters: writeNumber(each.appeals, lang),
      state: each.undone
        ? t('reportImport.state.undone', { by: each.undone.byName })
        : t('reportImport.state.counted'),
      tagClass: each.undone ? 'stopped' : 'published',
    })),
  };
}

export const importsPage = definePage<ImportsModel>({
  name: 'reports/imports',
  layout: 'desk',
  sample: () => ({
    review: '/desk/reports',
    all: '/desk/reports/imports',
    begin: {
      action: '/desk/reports/import',
      field: fieldSample({ name: 'action', label: 'Action', as: 'select' }),
    },
    lines: [
      {
        href: '/desk/reports/imports/x',
        office: 'Lisbon office',
        file: 'november.csv',
        title: 'Two river monitors held for measuring the water',
        lang: 'en',
        when: '21 Nov 2026, 09:40',
        instant: '2026-11-21T09:40:00.000Z',
        by: 'Ines',
        reports: '400',
        letters: '800',
        state: 'Counted',
        tagClass: 'published',
      },
    ],
  }),
});
