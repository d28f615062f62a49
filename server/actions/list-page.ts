// The desk's list of actions: drafts and published ones, with what each is up to.
import { countryName } from '../lib/countries.ts';
import { dayInWords } from '../lib/dates.ts';
import { definePage } from '../platform/views/views.ts';
import { fieldsFor, type Field } from '../platform/web/fields.ts';
import { plainVisit, type Words } from '../platform/web/words.ts';
import { DESK_STATES, type DeskAction } from './desk-actions.ts';

export type ActionsModel = {
  search: Field;
  state: Field;
  filterAction: string;
  newAction: string;
  fromDocument: string;
  filtered: boolean;
  count: string;
  actions: {
    title: string;
    detail: string;
    href: string;
    state: string;
    stateClass: string;
    hasDraft: boolean;
    deadline: string;
    numbers: string | null;
  }[];
};

export function actionsModel(
  visit: Words,
  actions: readonly DeskAction[],
  filter: { search: string; state: string },
): ActionsModel {
  const { t, to, lang } = visit;
  const { field } = fieldsFor(visit);
  return {
    search: field('search', { label: t('action.search'), type: 'search', value: filter.search }),
    state: field('status', {
      label: t('action.column.state'),
      as: 'select',
      value: filter.state,
      choices: [
        { value: '', label: t('action.anyState') },
        ...DESK_STATES.map(state => ({ value: state, label: t(`action.state.${state}`) })),
      ],
    }),
    filterAction: to.deskActions(),
    newAction: to.deskNewAction(),
    fromDocument: to.deskImport(),
    filtered: filter.search !== '' || filter.state !== '',
    count: t('action.count', { n: actions.length }),
    actions: actions.map(action => ({
      title: action.title === '' ? t('action.untitled') : action.title,
      detail: [
        action.number === null ? null : `UA ${action.number}`,
        action.country === '' ? null : countryName(action.country, lang),
      ]
        .filter(part => part !== null)
        .join(' · '),
      href: to.deskAction(action.id),
      state: t(`action.state.${action.state}`),
      stateClass: action.state,
      hasDraft: action.hasDraft,
      deadline: action.deadline === '' ? '' : dayInWords(action.deadline, lang, 'long'),
      numbers: action.version > 0 ? to.deskActionNumbers(action.id) : null,
    })),
  };
}

export const actionsPage = definePage<ActionsModel>({
  name: 'actions/actions',
  layout: 'desk',
  sample: () =>
    actionsModel(
      plainVisit(),
      [
        {
          id: '01sample',
          slug: 'two-river-defenders-charged',
          title: 'Two river defenders charged',
          number: '47/26',
          country: 'VE',
          state: 'open',
          hasDraft: true,
          deadline: '2026-12-15',
          timeZone: 'America/Caracas',
          version: 1,
          updatedAt: '2026-11-20T08:00:00.000Z',
        },
      ],
      { search: 'river', state: '' },
    ),
});
